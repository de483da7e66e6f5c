/** WMS 1.1.1 and 1.3.0: capabilities, maps, values at a place, legends; parameters and names as GeoServer has them. */
package org.prospectivity.server.wms;
