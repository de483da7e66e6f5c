/** Where to draw the line between background and anomaly: the class breaks geochemists use. */
package org.prospectivity.engine.classification;
