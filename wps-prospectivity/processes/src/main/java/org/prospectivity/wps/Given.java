package org.prospectivity.wps;

import java.util.function.BiFunction;

/**
 * The engine's options with the inputs of a process that were given; what was not given stays the engine's default.
 *
 * @param options so far
 */
record Given<O>(O options) {
    /** With an input, unless it is null. */
    <T> Given<O> with(BiFunction<O, T, O> step, T input) {
        return input == null ? this : new Given<>(step.apply(options, input));
    }
}
