package org.prospectivity.server.ows;

import java.io.IOException;

/** A service of OGC: WPS, WMS or WCS. It is called by several threads at once. */
public interface OwsService {
    /** What the parameter {@code service} calls it, in upper case. */
    String name();

    /**
     * Answers a request.
     *
     * @throws OwsException when it cannot be answered; an exception report is sent in {@link #reportOf its form} if
     *     nothing has been written to the response yet
     */
    void handle(OwsRequest request, OwsResponse response) throws IOException;

    /** The form in which this service, in the version the request speaks, tells of what cannot be answered. */
    ExceptionReport reportOf(OwsRequest request);
}
