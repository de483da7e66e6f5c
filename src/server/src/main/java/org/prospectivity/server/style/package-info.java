/** How layers are drawn: the part of SLD 1.0 and Symbology Encoding 1.1 that maps of values and points need. */
package org.prospectivity.server.style;
