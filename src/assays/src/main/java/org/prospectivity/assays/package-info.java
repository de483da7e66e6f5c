/**
 * What a table of samples means: which columns are coordinates, concentrations or codes beside them, which unit and
 * method a concentration has, what stands for a missing or a censored value, and what follows for gridding. It reads
 * {@link org.prospectivity.tables.Table}, makes what the engine grids, and tells what it took for what.
 *
 * <p>What is clear is taken and counted; what is not is asked for in one refusal that names all of it and the options
 * that settle it. Coordinates are found and checked here, but projected by who knows coordinate systems.
 */
package org.prospectivity.assays;
