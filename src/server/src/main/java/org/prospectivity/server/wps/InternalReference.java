package org.prospectivity.server.wps;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geotools.api.data.Parameter;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.prospectivity.features.CrsCodes;
import org.prospectivity.files.processes.InputKind;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.wps.host.LayerName;

/**
 * References to what this server itself has, by the addresses that GeoServer gave them: {@code http://geoserver/wcs} for
 * a coverage, {@code http://geoserver/wfs} for features, {@code http://geoserver/wps} for what a process gives. A layer
 * is taken whole; of a coverage a part can be asked for by bounds.
 */
final class InternalReference {
    private static final Pattern INTERNAL = Pattern.compile("http://geoserver/(wcs|wfs|wps)([/?].*)?", Pattern.DOTALL);
    private static final Pattern SUBSET = Pattern.compile("(\\w+)(?:,[^()]*)?\\(([^,()]+),([^,()]+)\\)");
    private static final Set<String> COVERAGE_PARAMETERS =
            Set.of("service", "version", "request", "format", "coverage", "coverageid", "identifier", "identifiers");
    private static final Set<String> FEATURE_PARAMETERS = Set.of(
            "service",
            "version",
            "request",
            "outputformat",
            "typename",
            "typenames",
            "resulttype",
            "srsname",
            "namespaces");

    private InternalReference() {}

    /** The service that an address means; empty when it is none of these. */
    static Optional<String> service(String address) {
        Matcher matcher = INTERNAL.matcher(address);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * The layer that a request by key and value means.
     *
     * @throws OwsException when it names none, or asks for more than a whole layer or a part of a coverage within bounds
     */
    static GivenInput.LayerReference layer(Parameter<?> input, String address) {
        Map<String, List<String>> parameters = parameters(input, address);
        if (service(address).orElse("").equals("wfs")) {
            refuseOthers(input, parameters.keySet(), FEATURE_PARAMETERS);
            return features(input, first(parameters, "typename", "typenames"));
        }
        ReferencedEnvelope bounds = null;
        Optional<String> box = first(parameters, "bbox", "boundingbox");
        if (box.isPresent()) {
            bounds = bounds(input, box.get(), first(parameters, "crs"));
            parameters.keySet().removeAll(Set.of("bbox", "boundingbox", "crs"));
        } else if (parameters.containsKey("subset")) {
            bounds = subset(input, parameters.remove("subset"));
        }
        refuseOthers(input, parameters.keySet(), COVERAGE_PARAMETERS);
        return coverage(input, first(parameters, "coverage", "coverageid", "identifier", "identifiers"), bounds);
    }

    private static GivenInput.LayerReference coverage(
            Parameter<?> input, Optional<String> name, ReferencedEnvelope bounds) {
        requireKind(input, InputKind.COVERAGE, "a coverage");
        return new GivenInput.LayerReference(input, plain(input, name), bounds);
    }

    private static GivenInput.LayerReference features(Parameter<?> input, Optional<String> name) {
        requireKind(input, InputKind.FEATURES, "features");
        return new GivenInput.LayerReference(input, plain(input, name), null);
    }

    private static void requireKind(Parameter<?> input, InputKind kind, String what) {
        if (InputKind.of(input.type) != kind) {
            throw fault(input, "refers to " + what + ", which is not what it takes");
        }
    }

    private static String plain(Parameter<?> input, Optional<String> name) {
        return name.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> LayerName.parseId(text).toString())
                .orElseThrow(() -> fault(input, "refers to no layer"));
    }

    private static void refuseOthers(Parameter<?> input, Set<String> given, Set<String> known) {
        for (String name : given) {
            if (!known.contains(name)) {
                throw fault(
                        input,
                        "refers to a layer with " + name + "; expected a whole layer, or a coverage within a bbox or"
                                + " subset");
            }
        }
    }

    private static ReferencedEnvelope bounds(Parameter<?> input, String text, Optional<String> crs) {
        String[] parts = text.split(",", 5);
        if (parts.length < 4) {
            throw fault(input, "refers to a bbox \"" + text + "\"; expected four numbers");
        }
        Optional<String> code = parts.length == 5 ? Optional.of(parts[4]) : crs;
        double[] box = new double[4];
        for (int k = 0; k < box.length; k++) {
            box[k] = number(input, parts[k]);
        }
        boolean whole = Math.min(box[0], box[1]) <= -180 && Math.max(box[2], box[3]) >= 180;
        if (whole && code.filter(CrsCodes::isWgs84).isPresent()) {
            // The customary way to ask for all of it.
            return null;
        }
        return envelope(input, box[0], box[2], box[1], box[3], code);
    }

    private static ReferencedEnvelope subset(Parameter<?> input, List<String> subsets) {
        double[] ends = {
            Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY
        };
        for (String subset : subsets) {
            Matcher matcher = SUBSET.matcher(subset.strip());
            if (!matcher.matches()) {
                throw fault(input, "refers to a subset \"" + subset + "\"; expected axis(low,high)");
            }
            int axis =
                    switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
                        case "e", "x", "long", "lon", "easting" -> 0;
                        case "n", "y", "lat", "northing" -> 2;
                        default ->
                            throw fault(input, "refers to an axis \"" + matcher.group(1) + "\"; expected E or N");
                    };
            ends[axis] = number(input, matcher.group(2));
            ends[axis + 1] = number(input, matcher.group(3));
        }
        return envelope(input, ends[0], ends[1], ends[2], ends[3], Optional.empty());
    }

    /** Bounds whose CRS is the coverage's own where none is told. */
    static ReferencedEnvelope envelope(
            Parameter<?> input, double west, double east, double south, double north, Optional<String> crs) {
        if (!(west < east && south < north)) {
            throw fault(input, "refers to bounds that hold nothing; expected west < east and south < north");
        }
        return new ReferencedEnvelope(
                west,
                east,
                south,
                north,
                crs.map(code -> CrsCodes.decode(input.key, code)).orElse(null));
    }

    private static double number(Parameter<?> input, String text) {
        try {
            return Double.parseDouble(text.replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw fault(input, "refers to bounds with \"" + text + "\"; expected a number");
        }
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String... names) {
        for (String name : names) {
            if (parameters.containsKey(name)) {
                return Optional.of(parameters.get(name).get(0));
            }
        }
        return Optional.empty();
    }

    private static Map<String, List<String>> parameters(Parameter<?> input, String address) {
        Map<String, List<String>> parameters = new TreeMap<>();
        int query = address.indexOf('?');
        if (query >= 0) {
            for (String pair : address.substring(query + 1).split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters
                            .computeIfAbsent(
                                    decoded(input, pair.substring(0, equals)).toLowerCase(Locale.ROOT),
                                    name -> new ArrayList<>())
                            .add(decoded(input, pair.substring(equals + 1)));
                }
            }
        }
        return parameters;
    }

    private static String decoded(Parameter<?> input, String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw fault(input, "refers to an address that is not percent-encoded");
        }
    }

    /** An address that is none of these. */
    static URI address(Parameter<?> input, String address) {
        try {
            return new URI(address.strip());
        } catch (URISyntaxException e) {
            throw fault(input, "refers to something that is no address");
        }
    }

    static OwsException fault(Parameter<?> input, String fault) {
        return OwsException.of(OwsException.INVALID_PARAMETER, input.key, input.key + " " + fault);
    }
}
