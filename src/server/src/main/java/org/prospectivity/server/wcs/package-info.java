/** WCS 2.0.1 and 1.0.0: what coverages there are and their values as GeoTIFF; names as GeoServer has them. */
package org.prospectivity.server.wcs;
