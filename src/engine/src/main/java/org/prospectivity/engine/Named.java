package org.prospectivity.engine;

/**
 * Data and the name by which whoever gave it knows it; rejections name it so.
 *
 * @param name of the input
 * @param value what was given
 */
public record Named<T>(String name, T value) {}
