package org.prospectivity.reports;

/**
 * Something to copy as it stands, such as a command line.
 *
 * @param title heading
 * @param reading one sentence on what it is for
 * @param text to copy
 */
public record Code(String title, String reading, String text) implements Report.Block {}
