package org.prospectivity.standalone.server.wps;

import org.prospectivity.standalone.server.ows.ExceptionReport;
import org.prospectivity.standalone.server.ows.OwsException;
import org.prospectivity.standalone.server.ows.OwsRequest;
import org.prospectivity.standalone.server.ows.OwsResponse;
import org.prospectivity.standalone.server.ows.OwsService;

/** WPS 1.0.0. */
public final class WpsService implements OwsService {
    @Override
    public String name() {
        return "WPS";
    }

    @Override
    public void handle(OwsRequest request, OwsResponse response) {
        throw OwsException.of(
                OwsException.OPERATION_NOT_SUPPORTED,
                request.operation(),
                "There is no operation " + request.operation());
    }

    @Override
    public ExceptionReport reportOf(OwsRequest request) {
        return ExceptionReport.OWS_1_1;
    }
}
