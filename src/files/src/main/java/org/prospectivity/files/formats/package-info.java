/** Features in files: CSV, GeoJSON, GeoPackage, GML. Coverages are GeoTIFFs and read by the processes' own module. */
package org.prospectivity.files.formats;
