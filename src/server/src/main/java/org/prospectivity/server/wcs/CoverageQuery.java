package org.prospectivity.server.wcs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.server.ows.OwsRequest;
import org.prospectivity.server.ows.XmlElement;

/**
 * What a GetCoverage of WCS 2.0.1 asks for, as it is written there, by parameters or as a document.
 *
 * @param id of the coverage
 * @param trims of its axes
 * @param range bands by name, each or {@code from:to}; empty for all
 * @param scales by axis, {@code *} for every one
 * @param sizes in cells, by axis
 * @param subsettingCrs of the trims
 * @param outputCrs of the result
 * @param format media type
 */
record CoverageQuery(
        String id,
        List<Trim> trims,
        List<String> range,
        Map<String, String> scales,
        Map<String, String> sizes,
        Optional<String> subsettingCrs,
        Optional<String> outputCrs,
        Optional<String> format) {
    static final String EVERY_AXIS = "*";

    private static final Pattern SUBSET = Pattern.compile("([^,()]+)(?:,([^()]+))?\\(([^,()]+)(?:,([^,()]+))?\\)");
    private static final Pattern BY_AXIS = Pattern.compile("([^,()]+)\\(([^,()]+)\\)");

    /**
     * A part of an axis.
     *
     * @param axis its label
     * @param low a number or {@code *}
     * @param high a number or {@code *}
     */
    record Trim(String axis, String low, String high) {}

    /** Reads a request. */
    static CoverageQuery of(OwsRequest request) throws IOException {
        return request.isDocument() ? ofDocument(document(request)) : ofParameters(request);
    }

    /** The document of a request. */
    static XmlElement document(OwsRequest request) throws IOException {
        try (InputStream stream = new ByteArrayInputStream(request.document().readAllBytes())) {
            return XmlElement.read(stream);
        } catch (XMLStreamException e) {
            throw OwsRequest.notXml(e);
        }
    }

    private static CoverageQuery ofParameters(OwsRequest request) {
        List<Trim> trims = new ArrayList<>();
        Optional<String> subsettingCrs = request.parameter("subsettingcrs");
        for (String subset : request.parameters("subset")) {
            Matcher parts = SUBSET.matcher(subset.strip());
            if (!parts.matches()) {
                throw syntax("subset", subset, "an axis with its bounds, such as E(400000,410000)");
            }
            if (parts.group(2) != null) {
                subsettingCrs = Optional.of(parts.group(2).strip());
            }
            String low = parts.group(3).strip();
            trims.add(new Trim(
                    parts.group(1).strip(),
                    low,
                    parts.group(4) == null ? low : parts.group(4).strip()));
        }
        List<String> range = request.parameter("rangesubset")
                .map(text -> List.of(text.strip().split("\\s*,\\s*", -1)))
                .orElse(List.of());
        Map<String, String> scales = new LinkedHashMap<>();
        request.parameter("scalefactor").ifPresent(factor -> scales.put(EVERY_AXIS, factor.strip()));
        request.parameter("scaleaxes").ifPresent(text -> scales.putAll(byAxis("scaleaxes", text)));
        Map<String, String> sizes = request.parameter("scalesize")
                .map(text -> byAxis("scalesize", text))
                .orElse(Map.of());
        if (request.parameter("scaleextent").isPresent()) {
            throw OwsException.invalid(
                    "scaleextent", request.required("scaleextent"), "scalesize, scaleaxes or scalefactor instead");
        }
        if (request.parameter("mediatype").isPresent()) {
            throw OwsException.invalid(
                    "mediatype",
                    request.required("mediatype"),
                    "none: the coverage comes as a file of its format only");
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
                scales,
                sizes,
                subsettingCrs,
                request.parameter("outputcrs"),
                request.parameter("format"));
    }

    private static Map<String, String> byAxis(String parameter, String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher parts = BY_AXIS.matcher(text);
        while (parts.find()) {
            values.put(parts.group(1).strip(), parts.group(2).strip());
        }
        if (values.isEmpty()) {
            throw syntax(parameter, text, "numbers by axis, such as E(100),N(100)");
        }
        return values;
    }

    private static OwsException syntax(String parameter, String value, String expected) {
        return OwsException.of(
                "InvalidEncodingSyntax",
                parameter,
                parameter + " is \"" + value.substring(0, Math.min(value.length(), 200)) + "\"; expected " + expected);
    }

    private static CoverageQuery ofDocument(XmlElement root) {
        List<Trim> trims = new ArrayList<>();
        for (XmlElement part : root.children()) {
            String axis = part.text("Dimension").orElse("");
            if (part.name().equals("DimensionTrim")) {
                trims.add(new Trim(
                        axis,
                        part.text("TrimLow").orElse(EVERY_AXIS),
                        part.text("TrimHigh").orElse(EVERY_AXIS)));
            } else if (part.name().equals("DimensionSlice")) {
                String point = part.text("SlicePoint").orElseThrow(() -> OwsException.missing("SlicePoint"));
                trims.add(new Trim(axis, point, point));
            }
        }
        List<String> range = new ArrayList<>();
        for (XmlElement item : root.descendants("RangeItem")) {
            item.text("RangeComponent").ifPresent(range::add);
            item.child("RangeInterval")
                    .ifPresent(interval ->
                            range.add(interval.text("startComponent").orElse("") + ":"
                                    + interval.text("endComponent").orElse("")));
        }
        Map<String, String> scales = new LinkedHashMap<>();
        root.descendants("ScaleByFactor")
                .forEach(scale -> scale.text("scaleFactor").ifPresent(factor -> scales.put(EVERY_AXIS, factor)));
        root.descendants("ScaleAxis")
                .forEach(axis -> scales.put(
                        axis.text("axis").orElse(""), axis.text("scaleFactor").orElse("")));
        Map<String, String> sizes = new LinkedHashMap<>();
        root.descendants("TargetAxisSize")
                .forEach(axis -> sizes.put(
                        axis.text("axis").orElse(""), axis.text("targetSize").orElse("")));
        return new CoverageQuery(
                root.text("CoverageId").orElseThrow(() -> OwsException.missing("CoverageId")),
                trims,
                range,
                scales,
                sizes,
                text(root, "subsettingCrs"),
                text(root, "outputCrs"),
                root.text("format"));
    }

    private static Optional<String> text(XmlElement root, String name) {
        return root.descendants(name).stream()
                .map(element -> element.text().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
