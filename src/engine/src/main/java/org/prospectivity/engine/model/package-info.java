/** A trained model with what is needed to explain and repeat it, and its file. */
package org.prospectivity.engine.model;
