package org.prospectivity.server.wcs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.locationtech.jts.geom.Envelope;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.server.layer.CellGrid;
import org.prospectivity.server.layer.NamedCrs;
import org.prospectivity.server.layer.PublishedLayer;
import org.prospectivity.server.layer.PublishedLayers;
import org.prospectivity.server.layer.StoredCoverage;
import org.prospectivity.server.layer.Transforms;
import org.prospectivity.server.ows.Decimals;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.server.ows.OwsRequest;

/** From what a GetCoverage of WCS 1.0.0 asks to the cells it gets: those of a box at a size or resolution. */
final class Wcs10GetCoverage {
    static final String FORMAT = "GeoTIFF";
    /** The axis of the bands and the parameter that chooses from it. */
    static final String BAND = "Band";
    /** Cells are taken as they are. */
    static final String INTERPOLATION = "nearest neighbor";

    private final OwsRequest request;

    Wcs10GetCoverage(OwsRequest request) {
        this.request = request;
    }

    /** What is to be sent. */
    CoverageFile file(PublishedLayers layers) throws IOException {
        PublishedLayer layer = layer(request.required("coverage").strip(), layers);
        StoredCoverage stored = layer.coverage().orElseThrow();
        String format = request.required("format").strip().toLowerCase(Locale.ROOT);
        if (!List.of("geotiff", "image/geotiff", "image/tiff", "tiff").contains(format)) {
            throw OwsException.of("InvalidFormat", "format", "format is " + shortened(format) + "; expected " + FORMAT);
        }
        String interpolation = request.parameter("interpolation").orElse(INTERPOLATION);
        if (!interpolation.toLowerCase(Locale.ROOT).startsWith("nearest")) {
            throw OwsException.invalid("interpolation", interpolation, INTERPOLATION);
        }
        NamedCrs crs = crs("crs", request.required("crs"));
        ReferencedEnvelope box = box(crs.crs());
        NamedCrs wanted = request.parameter("response_crs")
                .map(text -> crs("response_crs", text))
                .orElse(crs);
        boolean isNative = wanted.epsg().isPresent() && wanted.epsg().equals(stored.epsg());
        CoordinateReferenceSystem to = isNative ? stored.crs() : wanted.crs();
        boolean same = crs.code().equals(wanted.code());
        ReferencedEnvelope extent = same ? new ReferencedEnvelope(box, to) : transformed(box, to);
        if (!transformed(extent, stored.crs()).intersects((Envelope) layer.bounds())) {
            throw OwsException.of("InvalidParameterValue", "bbox", "The bbox lies beside the coverage");
        }
        return new CoverageFile(layer, bands(stored), grid(extent, stored), to);
    }

    /** The coverage of a name. */
    static PublishedLayer layer(String name, PublishedLayers layers) throws IOException {
        return CoverageIds.find(name, layers)
                .orElseThrow(() ->
                        OwsException.of("CoverageNotDefined", "coverage", "There is no coverage " + shortened(name)));
    }

    private static String shortened(String text) {
        return '"' + text.substring(0, Math.min(text.length(), 100)) + '"';
    }

    private static NamedCrs crs(String parameter, String text) {
        try {
            return NamedCrs.of(parameter, text.strip());
        } catch (InvalidInputException e) {
            throw OwsException.of(OwsException.INVALID_PARAMETER, parameter, e.getMessage());
        }
    }

    private ReferencedEnvelope box(CoordinateReferenceSystem crs) {
        String text = request.required("bbox");
        double[] box = Decimals.corners("bbox", text);
        if (box[0] >= box[2] || box[1] >= box[3]) {
            throw OwsException.invalid("bbox", text, "the lower corner first, then the upper, with space between");
        }
        return new ReferencedEnvelope(box[0], box[2], box[1], box[3], crs);
    }

    private static ReferencedEnvelope transformed(ReferencedEnvelope box, CoordinateReferenceSystem to) {
        return Transforms.extent(box, to)
                .orElseThrow(() -> OwsException.of(
                        OwsException.INVALID_PARAMETER,
                        "bbox",
                        "The bbox has no place in the other coordinate system"));
    }

    private CellGrid grid(ReferencedEnvelope extent, StoredCoverage stored) {
        int columns;
        int rows;
        if (request.parameter("width").isPresent()
                || request.parameter("height").isPresent()) {
            columns = whole("width");
            rows = whole("height");
        } else if (request.parameter("resx").isPresent()
                || request.parameter("resy").isPresent()) {
            columns = count("resx", extent.getWidth() / number("resx"));
            rows = count("resy", extent.getHeight() / number("resy"));
        } else if (extent.getCoordinateReferenceSystem() == stored.crs()) {
            columns = count("bbox", extent.getWidth() / stored.grid().cellWidth());
            rows = count("bbox", extent.getHeight() / stored.grid().cellHeight());
        } else {
            throw OwsException.missing("width");
        }
        return new CellGrid(
                extent.getMinX(),
                extent.getMaxY(),
                extent.getWidth() / columns,
                extent.getHeight() / rows,
                columns,
                rows);
    }

    private int whole(String parameter) {
        double number = number(parameter);
        if (number != Math.rint(number)) {
            throw OwsException.invalid(parameter, request.required(parameter), "a whole number");
        }
        return count(parameter, number);
    }

    private double number(String parameter) {
        String text = request.required(parameter);
        double number = Decimals.of(text).orElse(0);
        if (!(number > 0)) {
            throw OwsException.invalid(parameter, text, "a number above 0");
        }
        return number;
    }

    private static int count(String parameter, double cells) {
        if (!(cells < 1e6)) {
            throw OwsException.of(
                    OwsException.INVALID_PARAMETER, parameter, "That is more than a million cells along a side");
        }
        return (int) Math.max(1, Math.round(cells));
    }

    private List<Integer> bands(StoredCoverage stored) {
        Optional<String> wanted = request.parameter(BAND).or(() -> request.parameter("bands"));
        if (wanted.isEmpty()) {
            return IntStream.range(0, stored.bands().size()).boxed().toList();
        }
        List<Integer> bands = new ArrayList<>();
        for (String text : wanted.get().split(",", -1)) {
            String band = text.strip();
            int number = stored.bands().indexOf(band);
            if (number < 0 && band.matches("\\d{1,5}")) {
                number = Integer.parseInt(band) - 1;
            }
            if (number < 0 || number >= stored.bands().size() || bands.contains(number)) {
                throw OwsException.invalid(
                        BAND,
                        wanted.get(),
                        "numbers from 1 to " + stored.bands().size() + ", each once, or names of " + stored.bands());
            }
            bands.add(number);
        }
        return bands;
    }
}
