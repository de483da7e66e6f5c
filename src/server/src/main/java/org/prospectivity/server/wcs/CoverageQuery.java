package org.prospectivity.server.wcs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.server.ows.OwsRequest;

/**
 * What a GetCoverage of WCS 2.0.1 asks for, as it is written there. Of scaling there is what GDAL asks for when it shows a
 * coverage smaller than it is.
 *
 * @param id of the coverage
 * @param trims of its axes
 * @param range bands by name, each or {@code from:to}; empty for all
 * @param sizes in cells, by axis
 * @param format media type
 */
record CoverageQuery(
        String id, List<Trim> trims, List<String> range, Map<String, String> sizes, Optional<String> format) {
    private static final Pattern SUBSET = Pattern.compile("([^,()]+)\\(([^,()]+)(?:,([^,()]+))?\\)");
    private static final Pattern SIZE = Pattern.compile("([^,()]+)\\(([^,()]+)\\)");

    /** Parameters of extensions of WCS that are not spoken here, and what takes their place. */
    private static final Map<String, String> REFUSED = Map.of(
            "scalefactor", "scalesize instead",
            "scaleaxes", "scalesize instead",
            "scaleextent", "scalesize instead",
            "subsettingcrs", "none: bounds are those of the coverage's own coordinate system",
            "outputcrs", "none: the coverage comes in its own coordinate system",
            "mediatype", "none: the coverage comes as a file of its format only");

    /**
     * A part of an axis.
     *
     * @param axis its label
     * @param low a number or {@code *}
     * @param high a number or {@code *}
     */
    record Trim(String axis, String low, String high) {}

    /** Reads a request. */
    static CoverageQuery of(OwsRequest request) {
        List<Trim> trims = new ArrayList<>();
        for (String subset : request.parameters("subset")) {
            Matcher parts = SUBSET.matcher(subset.strip());
            if (!parts.matches()) {
                throw syntax("subset", subset, "an axis with its bounds, such as E(400000,410000)");
            }
            String low = parts.group(2).strip();
            trims.add(new Trim(
                    parts.group(1).strip(),
                    low,
                    parts.group(3) == null ? low : parts.group(3).strip()));
        }
        List<String> range = request.parameter("rangesubset")
                .map(text -> List.of(text.strip().split("\\s*,\\s*", -1)))
                .orElse(List.of());
        for (Map.Entry<String, String> refused : REFUSED.entrySet()) {
            request.parameter(refused.getKey()).ifPresent(value -> {
                throw OwsException.invalid(refused.getKey(), value, refused.getValue());
            });
        }
        if (!request.parameter("interpolation")
                .orElse("nearest")
                .toLowerCase(Locale.ROOT)
                .contains("nearest")) {
            throw new OwsException(
                    "InterpolationMethodNotSupported",
                    "interpolation",
                    404,
                    "Cells are taken as they are: the interpolation is that of the nearest neighbour");
        }
        return new CoverageQuery(
                request.required("coverageid").strip(),
                trims,
                range,
                request.parameter("scalesize").map(CoverageQuery::sizes).orElse(Map.of()),
                request.parameter("format"));
    }

    private static Map<String, String> sizes(String text) {
        Map<String, String> sizes = new LinkedHashMap<>();
        Matcher parts = SIZE.matcher(text);
        while (parts.find()) {
            sizes.put(parts.group(1).strip(), parts.group(2).strip());
        }
        if (sizes.isEmpty()) {
            throw syntax("scalesize", text, "numbers by axis, such as E(100),N(100)");
        }
        return sizes;
    }

    private static OwsException syntax(String parameter, String value, String expected) {
        return OwsException.of(
                "InvalidEncodingSyntax",
                parameter,
                parameter + " is \"" + value.substring(0, Math.min(value.length(), 200)) + "\"; expected " + expected);
    }
}
