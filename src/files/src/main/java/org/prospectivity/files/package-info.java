/**
 * A folder as host: layers and models as files of a data directory, found by name, taking their place as a whole. What
 * speaks a protocol or shows something to a person belongs elsewhere.
 */
package org.prospectivity.files;
