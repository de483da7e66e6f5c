package org.prospectivity.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.server.ows.ExceptionReport;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.server.ows.OwsRequest;
import org.prospectivity.server.ows.OwsResponse;
import org.prospectivity.server.ows.OwsService;
import org.prospectivity.server.ows.XmlOutput;

/** Hands requests to the service they are for, and sends an exception report for what it cannot answer. */
final class OwsHandler extends Handler.Abstract {
    private static final Logger LOG = Logger.getLogger(OwsHandler.class.getName());
    private static final String ANY = "ows";

    private final Map<String, OwsService> services = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final RequestBodies bodies;

    OwsHandler(List<OwsService> services, RequestBodies bodies) {
        services.forEach(service -> this.services.put(service.name(), service));
        this.bodies = bodies;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request).substring(1);
        if (!path.equals(ANY) && !services.containsKey(path)) {
            return false;
        }
        Answer answer = new Answer(request, response);
        ReadRequest read = new ReadRequest(services.get(path), new OwsRequest(baseUrl(request), Map.of(), null));
        try {
            Map<String, List<String>> parameters = query(request);
            // Known before the body is, so that even that is told of in the form of the service and its version.
            read.request = new OwsRequest(baseUrl(request), parameters, null);
            try (RequestBodies.Stored body = bodies.of(request)) {
                answer(path, request, parameters, body, read, answer);
            }
            callback.succeeded();
        } catch (EofException | XmlOutput.XmlWriteException e) {
            // The client went away.
            callback.failed(e);
        } catch (OwsException e) {
            report(e, read, answer, callback);
        } catch (InvalidInputException e) {
            report(OwsException.of(e), read, answer, callback);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.log(Level.WARNING, "a request failed", e);
            report(OwsException.fault(e), read, answer, callback);
        }
        return true;
    }

    /** What is known of a request when it fails: who answers it and what it asks. */
    private static final class ReadRequest {
        private OwsService service;
        private OwsRequest request;

        ReadRequest(OwsService service, OwsRequest request) {
            this.service = service;
            this.request = request;
        }

        ExceptionReport form() {
            try {
                return service == null ? ExceptionReport.OWS_1_1 : service.reportOf(request);
            } catch (OwsException e) {
                return ExceptionReport.OWS_1_1;
            }
        }
    }

    private void answer(
            String path,
            Request request,
            Map<String, List<String>> parameters,
            RequestBodies.Stored body,
            ReadRequest read,
            OwsResponse response)
            throws IOException {
        String method = request.getMethod();
        if (!List.of("GET", "HEAD", "POST").contains(method)) {
            throw new OwsException(OwsException.OPERATION_NOT_SUPPORTED, method, 405, "Requests are GET or POST");
        }
        boolean form = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE))
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        if (form && body.size() > 0) {
            Fields fields = new Fields(true);
            decode(new String(body.open().readAllBytes(), StandardCharsets.UTF_8), fields);
            add(fields, parameters);
        }
        OwsRequest.Body document = form || body.size() == 0 ? null : body::open;
        read.request = new OwsRequest(baseUrl(request), parameters, document);
        read.service = service(path, read.request);
        read.service.handle(read.request, response);
    }

    private OwsService service(String path, OwsRequest request) {
        String service = path;
        if (path.equals(ANY)) {
            service = request.service().orElseThrow(() -> OwsException.missing("service"));
        } else if (request.service().isPresent() && !request.service().get().equalsIgnoreCase(path)) {
            throw OwsException.invalid("service", request.service().get(), path.toUpperCase(Locale.ROOT) + " here");
        }
        if (!services.containsKey(service)) {
            throw OwsException.invalid("service", service, "one of " + services.keySet());
        }
        return services.get(service);
    }

    private static Map<String, List<String>> query(Request request) {
        Fields fields = new Fields(true);
        String query = request.getHttpURI().getQuery();
        if (query != null) {
            decode(query, fields);
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        add(fields, parameters);
        return parameters;
    }

    private static void decode(String text, Fields fields) {
        try {
            UrlEncoded.decodeUtf8To(text, 0, text.length(), fields::add);
        } catch (RuntimeException e) {
            throw OwsException.of(
                    OwsException.NO_APPLICABLE_CODE, null, "The parameters are not percent-encoded UTF-8");
        }
    }

    private static void add(Fields fields, Map<String, List<String>> parameters) {
        for (Fields.Field field : fields) {
            parameters.put(field.getName(), field.getValues());
        }
    }

    /** As the client calls this server: behind a tunnel that is another name than the server's own. */
    private static String baseUrl(Request request) {
        return "http://" + request.getHeaders().get(HttpHeader.HOST);
    }

    private static void report(OwsException e, ReadRequest read, Answer answer, Callback callback) {
        if (answer.isBegun()) {
            // Too late for a report; the connection is cut, so that the client does not take a part for the whole.
            callback.failed(e);
            return;
        }
        try {
            read.form().send(e, answer);
            callback.succeeded();
        } catch (IOException | RuntimeException failed) {
            callback.failed(failed);
        }
    }

    /** An answer over HTTP. */
    private static final class Answer implements OwsResponse {
        private final Request request;
        private final Response response;
        private boolean begun;

        Answer(Request request, Response response) {
            this.request = request;
            this.response = response;
        }

        @Override
        public void status(int status) {
            response.setStatus(status);
        }

        @Override
        public void contentType(String mediaType) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
        }

        @Override
        public void header(String name, String value) {
            response.getHeaders().put(name, value.replaceAll("[\\r\\n]", " "));
        }

        @Override
        public OutputStream body() {
            begun = true;
            return Content.Sink.asOutputStream(response);
        }

        @Override
        public boolean isBegun() {
            return begun;
        }

        /**
         * Jetty reads nothing while it waits for an answer, so it is the socket that is asked. A client that sends the next
         * request before it has the answer to this one loses that request, and is told so by the connection's end.
         */
        @Override
        public boolean isAbandoned() {
            Object transport = request.getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .getTransport();
            if (!(transport instanceof SocketChannel channel)) {
                return false;
            }
            try {
                int read = channel.read(ByteBuffer.allocate(1));
                if (read > 0) {
                    response.getHeaders().put(HttpHeader.CONNECTION, "close");
                }
                return read < 0;
            } catch (IOException e) {
                return true;
            }
        }
    }
}
