/**
 * GeoServer as a host of the processes: its layers as inputs and results, models in its data directory, its users'
 * rights. One set of jars serves GeoServer 2.27, 2.28 and 3.0: no type of JAI, ImageN, servlets or Jackson is named.
 */
package org.prospectivity.geoserver;
