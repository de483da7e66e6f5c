/**
 * The science of the project: arrays in, arrays out. It knows no GeoTools, no server and no file format of a host.
 *
 * <p>What holds everywhere below this package:
 *
 * <ul>
 *   <li>Coordinates are easting and northing, in metres of a projected coordinate system.
 *   <li>Row 0 of a grid is its northernmost; its nodes are the centres of its cells.
 *   <li>No data is {@link java.lang.Float#NaN}.
 *   <li>What is not given, or not known, is an empty {@link java.util.Optional}, {@link java.util.OptionalInt} or {@link
 *       java.util.OptionalDouble}: in options, in data and in reports. A 0 is a number: no folds are no evaluation.
 *   <li>Options are values that are never changed, with their defaults in {@code defaults()} and a step {@code with…} for
 *       each choice. A task is a static {@code run} of its data, its options, where its maps go unless into memory, and
 *       its progress, in this order.
 *   <li>Inputs go by the names whoever gives them knows them by; only options go by their own.
 *   <li>All randomness comes from a seed the caller gives.
 *   <li>Long work takes a {@link org.prospectivity.engine.Progress}, reports to it and stops when it is cancelled.
 *   <li>Rejected input is an {@link org.prospectivity.engine.InvalidInputException} that names the parameter, its value
 *       and what would be accepted.
 * </ul>
 */
package org.prospectivity.engine;
