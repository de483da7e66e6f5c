package org.prospectivity.wps.program;

import java.io.Serializable;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Job;

/** What the program and the one that started it tell each other. */
sealed interface Message extends Serializable {
    /**
     * To the program: what to do. It answers with results and progress, and at last that it is done or why not.
     *
     * @param units serialisable, as is the list
     */
    record Work<U extends Serializable, R>(Job<U, R> job, List<U> units) implements Message {}

    /**
     * How far it is.
     *
     * @param atATime how many units are worked at
     */
    record Working(double fraction, String message, int atATime) implements Message {}

    /**
     * A result.
     *
     * @param unit its number among the units
     */
    record Result<R>(int unit, R result) implements Message {}

    /** All results were told. */
    record Done() implements Message {}

    /** The input of a unit cannot be used. */
    record Refused(InvalidInputException fault) implements Message {}

    /**
     * The work cannot be done.
     *
     * @param sentence that tells why
     */
    record Failed(String sentence) implements Message {
        /** By a fault of the program. */
        static Failed by(Throwable fault) {
            String message = fault.getMessage();
            // what was thrown on purpose says what it is about; what was not, by its type
            String told = fault instanceof Error || message == null ? fault.toString() : message;
            return new Failed(told.lines().findFirst().orElse(""));
        }
    }
}
