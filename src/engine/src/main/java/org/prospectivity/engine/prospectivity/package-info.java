/**
 * The tasks the engine exists for: from maps and deposits to a trained, judged model, from maps and a model to a
 * prospectivity map and to what drives it, and from any such map and deposits to its figures. They put the other
 * packages to work and hold no method of their own.
 */
package org.prospectivity.engine.prospectivity;
