package org.prospectivity.server.ows;

import java.io.OutputStream;

/** The answer to a request. Status, type and headers are set before the body is opened. */
public interface OwsResponse {
    /** Sets the status of HTTP; 200 unless set. */
    void status(int status);

    /** Sets the type of the body. */
    void contentType(String mediaType);

    /** Sets another header, as {@code Content-Disposition}. */
    void header(String name, String value);

    /** Where the body goes, unbuffered and as it is written; closing it ends the answer. */
    OutputStream body();

    /** Whether the body was opened, so that nothing else can be answered any more. */
    boolean isBegun();

    /** Whether the client has closed its connection, so that nobody waits for the answer any more. */
    boolean isAbandoned();
}
