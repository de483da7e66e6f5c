/**
 * The two tasks the engine exists for: from maps and deposits to a trained, judged model, and from maps and a model to a
 * prospectivity map. They put the other packages to work and hold no method of their own.
 */
package org.prospectivity.engine.prospectivity;
