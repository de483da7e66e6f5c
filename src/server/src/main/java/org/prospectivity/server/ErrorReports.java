package org.prospectivity.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.prospectivity.server.ows.ExceptionReport;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.server.ows.XmlOutput;

/** Exception reports for requests that no service sees: those that are no HTTP, that may not, that lead nowhere. */
final class ErrorReports extends ErrorHandler {
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XmlOutput xml = new XmlOutput(bytes)) {
            ExceptionReport.OWS_1_1.write(
                    new OwsException(
                            OwsException.NO_APPLICABLE_CODE, null, code, code + " " + HttpStatus.getMessage(code)),
                    xml);
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml");
        response.write(true, ByteBuffer.wrap(bytes.toByteArray()), callback);
    }
}
