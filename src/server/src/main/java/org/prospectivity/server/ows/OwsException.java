package org.prospectivity.server.ows;

import java.util.Optional;
import org.prospectivity.engine.InvalidInputException;

/** A request that cannot be answered, as an exception report tells it. */
public final class OwsException extends RuntimeException {
    /** A parameter is absent; the locator names it. */
    public static final String MISSING_PARAMETER = "MissingParameterValue";
    /** A parameter has a value that cannot be used; the locator names it. */
    public static final String INVALID_PARAMETER = "InvalidParameterValue";
    /** There is no such operation; the locator names it. */
    public static final String OPERATION_NOT_SUPPORTED = "OperationNotSupported";
    /** None of the versions that the client accepts is spoken here. */
    public static final String VERSION_NEGOTIATION_FAILED = "VersionNegotiationFailed";
    /** Too much is under way. */
    public static final String SERVER_BUSY = "ServerBusy";
    /** An input is larger than what is accepted; the locator names it. */
    public static final String FILE_SIZE_EXCEEDED = "FileSizeExceeded";
    /** No other code says it. */
    public static final String NO_APPLICABLE_CODE = "NoApplicableCode";

    private final String code;
    private final String locator;
    private final int status;

    /**
     * @param code one of this class's or of the service's own standard
     * @param locator the parameter it is about, or null
     * @param status of HTTP
     * @param text for a person
     */
    public OwsException(String code, String locator, int status, String text) {
        this(code, locator, status, text, null);
    }

    private OwsException(String code, String locator, int status, String text, Throwable cause) {
        super(text, cause);
        this.code = code;
        this.locator = locator;
        this.status = status;
    }

    /** A fault of the request: HTTP status 400. */
    public static OwsException of(String code, String locator, String text) {
        return new OwsException(code, locator, 400, text);
    }

    /** A parameter that is not there. */
    public static OwsException missing(String parameter) {
        return of(MISSING_PARAMETER, parameter, "The parameter " + parameter + " is missing");
    }

    /**
     * A parameter that cannot be used.
     *
     * @param expected what would be accepted, as a phrase
     */
    public static OwsException invalid(String parameter, String value, String expected) {
        return of(INVALID_PARAMETER, parameter, parameter + " is " + quoted(value) + "; expected " + expected);
    }

    /** Input that the product refused. */
    public static OwsException of(InvalidInputException e) {
        return new OwsException(INVALID_PARAMETER, e.parameter(), 400, e.getMessage(), e);
    }

    /** A fault that is not the request's; its details stay in the log. */
    public static OwsException fault(Throwable cause) {
        return new OwsException(
                NO_APPLICABLE_CODE,
                null,
                500,
                "The server failed: " + cause.getClass().getSimpleName()
                        + (cause instanceof OutOfMemoryError ? "; give it more memory with java -Xmx4g" : ""),
                cause);
    }

    private static String quoted(String value) {
        int most = 200;
        return '"' + (value.length() > most ? value.substring(0, most) + "…" : value) + '"';
    }

    /** The code. */
    public String code() {
        return code;
    }

    /** What it is about. */
    public Optional<String> locator() {
        return Optional.ofNullable(locator);
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }
}
