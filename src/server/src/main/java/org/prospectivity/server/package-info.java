/**
 * The embedded server: WPS, WMS and WCS over a data directory, and a map page. A host for trying, teaching and testing;
 * its addresses and requests are GeoServer's, so that a client changes only the base URL.
 */
package org.prospectivity.server;
