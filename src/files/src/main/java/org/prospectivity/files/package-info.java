/** The data directory: layers and models as files, found by name. */
package org.prospectivity.files;
