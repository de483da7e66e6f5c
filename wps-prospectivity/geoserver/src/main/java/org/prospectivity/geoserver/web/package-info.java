/**
 * The extension's page in GeoServer's web administration: a jar of its own, {@code gs-web-prospectivity}, which goes with
 * the others of that name where a server is run without.
 */
package org.prospectivity.geoserver.web;
