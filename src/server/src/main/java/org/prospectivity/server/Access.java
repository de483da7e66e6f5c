package org.prospectivity.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Who may call the server. With a token, whoever presents it. Without, programs on the same machine; but no other site
 * that a browser on this machine has open: requests it says come from there are refused, and so are those for a name
 * other than this machine's own, which such a site could have pointed here.
 */
final class Access extends Handler.Wrapper {
    private final ServerOptions options;

    Access(ServerOptions options, Handler handler) {
        super(handler);
        this.options = options;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        if (header(request, HttpHeader.HOST.asString()).isEmpty()) {
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
            return true;
        }
        if (isForeign(request)) {
            Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403);
            return true;
        }
        if (options.token() != null && !presentsToken(request)) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"prospectivity\", charset=\"UTF-8\"");
            Response.writeError(request, response, callback, HttpStatus.UNAUTHORIZED_401);
            return true;
        }
        return super.handle(request, response, callback);
    }

    private boolean isForeign(Request request) {
        String host = header(request, HttpHeader.HOST.asString()).orElse("").toLowerCase(Locale.ROOT);
        if (options.isLocal() && !host.matches("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?")) {
            return true;
        }
        boolean otherOrigin = header(request, "Origin")
                .filter(origin ->
                        !origin.equalsIgnoreCase("http://" + host) && !origin.equalsIgnoreCase("https://" + host))
                .isPresent();
        // A link on another site may lead to the page, which is all that a browser does by navigating.
        boolean otherSite =
                header(request, "Sec-Fetch-Site").filter("cross-site"::equals).isPresent()
                        && !Request.getPathInContext(request).equals("/");
        return otherOrigin || otherSite;
    }

    private boolean presentsToken(Request request) {
        String given = header(request, HttpHeader.AUTHORIZATION.asString()).orElse("");
        String token = "";
        if (given.regionMatches(true, 0, "Bearer ", 0, 7)) {
            token = given.substring(7).strip();
        } else if (given.regionMatches(true, 0, "Basic ", 0, 6)) {
            try {
                String pair =
                        new String(Base64.getDecoder().decode(given.substring(6).strip()), StandardCharsets.UTF_8);
                token = pair.substring(pair.indexOf(':') + 1);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), options.token().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> header(Request request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }
}
