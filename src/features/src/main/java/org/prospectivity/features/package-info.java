/** Features written to files in the formats that others read, and coordinate systems by their codes. */
package org.prospectivity.features;
