/** The page on a table of samples. */
package org.prospectivity.reports.samples;
