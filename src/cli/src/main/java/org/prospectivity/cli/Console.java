package org.prospectivity.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out its results
 * @param err what it tells a person: progress, faults
 * @param terminal whether a person sees it as it is written
 */
public record Console(PrintStream out, PrintStream err, boolean terminal) {}
