/** How good the maps of a gridding run are, as a report for people. */
package org.prospectivity.reports.quality;
