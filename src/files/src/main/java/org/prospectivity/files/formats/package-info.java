/**
 * Features in files: CSV, GeoJSON, GeoPackage, GML, each read without trust in what it holds. Coverages are GeoTIFFs, see
 * {@link org.prospectivity.rasters}.
 */
package org.prospectivity.files.formats;
