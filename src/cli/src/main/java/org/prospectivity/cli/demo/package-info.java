/** The synthetic survey of the demo as files, and the demo itself: the whole chain on it, ending in a report. */
package org.prospectivity.cli.demo;
