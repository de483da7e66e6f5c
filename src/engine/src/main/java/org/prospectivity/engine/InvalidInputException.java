package org.prospectivity.engine;

/**
 * Input that cannot be used. Its message is for the person who gave the input: it names the parameter, the value and
 * what would be accepted.
 */
public class InvalidInputException extends IllegalArgumentException {
    private final String parameter;
    private final String fault;

    /**
     * @param parameter the name of the parameter, as the caller knows it
     * @param value the rejected value, or what was found in it
     * @param accepted what would be accepted, as a phrase that follows "expected"
     */
    public InvalidInputException(String parameter, Object value, String accepted) {
        this(parameter, value + " is not accepted; expected " + accepted);
    }

    /**
     * For input whose fault is a fact about it rather than its value.
     *
     * @param parameter the name of the parameter, as the caller knows it
     * @param fault a sentence with the value found and what would be accepted
     */
    public InvalidInputException(String parameter, String fault) {
        super(parameter + ": " + fault);
        this.parameter = parameter;
        this.fault = fault;
    }

    /** The name of the rejected parameter. */
    public String parameter() {
        return parameter;
    }

    /** The same fault of another parameter: for who knows the input by the name the person gave it. */
    public InvalidInputException of(String name) {
        return new InvalidInputException(name, fault);
    }

    /** The same fault of a value that goes by another name: for who knows how the person gave it. */
    public InvalidInputException naming(String value, String name) {
        return new InvalidInputException(parameter, fault.replace(value, name));
    }

    /** The same fault with more said of it, behind. */
    public InvalidInputException with(String more) {
        return new InvalidInputException(parameter, fault + more);
    }

    /** Requires a condition of a parameter's value. */
    public static void require(boolean condition, String parameter, Object value, String accepted) {
        if (!condition) {
            throw new InvalidInputException(parameter, value, accepted);
        }
    }
}
