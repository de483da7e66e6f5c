package org.prospectivity.server.wcs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.locationtech.jts.geom.Envelope;
import org.prospectivity.server.layer.CellGrid;
import org.prospectivity.server.layer.PublishedLayer;
import org.prospectivity.server.layer.PublishedLayers;
import org.prospectivity.server.layer.StoredCoverage;
import org.prospectivity.server.ows.Decimals;
import org.prospectivity.server.ows.OwsException;

/**
 * From what a GetCoverage of WCS 2.0.1 asks to the cells it gets: the stored cells that the trims touch, then
 * scaled.
 */
final class Wcs20GetCoverage {
    private static final int NOT_FOUND = 404;
    /** A trim that reaches less than this share of a cell into it does not touch it; GDAL's numbers are rounded. */
    private static final double NEGLIGIBLE = 1e-6;

    private final CoverageQuery query;
    private final PublishedLayer layer;
    private final StoredCoverage stored;

    private Wcs20GetCoverage(CoverageQuery query, PublishedLayer layer) {
        this.query = query;
        this.layer = layer;
        this.stored = layer.coverage().orElseThrow();
    }

    /** What is to be sent. */
    static CoverageFile file(CoverageQuery query, PublishedLayers layers) throws IOException {
        PublishedLayer layer = CoverageIds.find(query.id(), layers).orElseThrow(() -> noSuchCoverage(query.id()));
        String format = query.format().orElse(CoverageFile.MEDIA_TYPE).strip().toLowerCase(Locale.ROOT);
        if (!format.replaceFirst(";.*", "").strip().equals(CoverageFile.MEDIA_TYPE)
                && !format.equals("image/geotiff")) {
            throw OwsException.invalid("format", format, CoverageFile.MEDIA_TYPE);
        }
        return new Wcs20GetCoverage(query, layer).file();
    }

    static OwsException noSuchCoverage(String id) {
        return new OwsException(
                "NoSuchCoverage",
                "coverageId",
                NOT_FOUND,
                "There is no coverage " + id.substring(0, Math.min(id.length(), 200)));
    }

    private CoverageFile file() {
        return new CoverageFile(layer, bands(), scaled(trimmed()), stored.crs());
    }

    private List<Integer> bands() {
        if (query.range().isEmpty()) {
            return IntStream.range(0, stored.bands().size()).boxed().toList();
        }
        List<Integer> bands = new ArrayList<>();
        for (String item : query.range()) {
            int colon = item.indexOf(':');
            int from = band(colon < 0 ? item : item.substring(0, colon));
            int to = colon < 0 ? from : band(item.substring(colon + 1));
            if (to < from) {
                throw noSuchField(item);
            }
            IntStream.rangeClosed(from, to).forEach(bands::add);
        }
        if (bands.size() > stored.bands().size()) {
            throw OwsException.invalid("rangesubset", String.join(",", query.range()), "each band once");
        }
        return bands;
    }

    private int band(String name) {
        for (int b = 0; b < stored.bands().size(); b++) {
            if (stored.bands().get(b).equals(name)
                    || Fields.of(stored.bands()).get(b).equals(name)) {
                return b;
            }
        }
        throw noSuchField(name);
    }

    private OwsException noSuchField(String name) {
        return new OwsException(
                "NoSuchField",
                "rangesubset",
                NOT_FOUND,
                "There is no field " + name.substring(0, Math.min(name.length(), 100)) + "; expected some of "
                        + Fields.of(stored.bands()));
    }

    /** The stored cells that the trims touch. */
    private CellGrid trimmed() {
        CellGrid cells = stored.grid();
        ReferencedEnvelope all = cells.envelope(stored.crs());
        if (query.trims().isEmpty()) {
            return cells;
        }
        double[] box = {all.getMinX(), all.getMinY(), all.getMaxX(), all.getMaxY()};
        boolean[] seen = new boolean[2];
        for (CoverageQuery.Trim trim : query.trims()) {
            int axis = axis("subset", trim.axis()) ? 1 : 0;
            if (seen[axis]) {
                throw new OwsException(
                        "InvalidAxisLabel", "subset", NOT_FOUND, "The axis " + trim.axis() + " is trimmed twice");
            }
            seen[axis] = true;
            double low = bound(trim, trim.low(), box[axis]);
            double high = bound(trim, trim.high(), box[axis + 2]);
            if (low > high) {
                throw invalidSubset(trim, "the lower bound first");
            }
            box[axis] = low;
            box[axis + 2] = high;
        }
        ReferencedEnvelope wanted = new ReferencedEnvelope(box[0], box[2], box[1], box[3], stored.crs());
        int column = (int) Math.max(0, Math.floor(cells.column(wanted.getMinX()) + NEGLIGIBLE));
        int row = (int) Math.max(0, Math.floor(cells.row(wanted.getMaxY()) + NEGLIGIBLE));
        int lastColumn = (int) Math.min(cells.columns(), Math.ceil(cells.column(wanted.getMaxX()) - NEGLIGIBLE));
        int lastRow = (int) Math.min(cells.rows(), Math.ceil(cells.row(wanted.getMinY()) - NEGLIGIBLE));
        // A slice at the edge between two cells takes the one behind it.
        int columns = Math.max(lastColumn - column, wanted.getWidth() == 0 && column < cells.columns() ? 1 : 0);
        int rows = Math.max(lastRow - row, wanted.getHeight() == 0 && row < cells.rows() ? 1 : 0);
        if (columns <= 0 || rows <= 0 || !wanted.intersects((Envelope) all)) {
            throw new OwsException(
                    "InvalidSubsetting",
                    "subset",
                    NOT_FOUND,
                    "The subset lies beside the coverage, whose bounds are " + all.getMinX() + " to " + all.getMaxX()
                            + " and " + all.getMinY() + " to " + all.getMaxY());
        }
        return cells.part(column, row, columns, rows);
    }

    private static boolean axis(String parameter, String label) {
        return Axes.isNorth(label)
                .orElseThrow(() -> new OwsException(
                        "InvalidAxisLabel",
                        parameter,
                        NOT_FOUND,
                        "There is no axis " + label.substring(0, Math.min(label.length(), 100))
                                + "; expected E and N, or Long and Lat"));
    }

    private static double bound(CoverageQuery.Trim trim, String text, double open) {
        if (text.equals("*")) {
            return open;
        }
        return Decimals.of(text).orElseThrow(() -> invalidSubset(trim, "numbers"));
    }

    private static OwsException invalidSubset(CoverageQuery.Trim trim, String expected) {
        String bounds = trim.low() + "," + trim.high();
        return new OwsException(
                "InvalidSubsetting",
                "subset",
                NOT_FOUND,
                "The bounds of " + trim.axis() + " are " + bounds.substring(0, Math.min(bounds.length(), 200))
                        + "; expected " + expected);
    }

    private CellGrid scaled(CellGrid cells) {
        int columns = cells.columns();
        int rows = cells.rows();
        for (Map.Entry<String, String> size : query.sizes().entrySet()) {
            double count = positive(size.getValue());
            if (axis("scalesize", size.getKey())) {
                rows = count(count);
            } else {
                columns = count(count);
            }
        }
        return new CellGrid(
                cells.west(),
                cells.north(),
                cells.cellWidth() * cells.columns() / columns,
                cells.cellHeight() * cells.rows() / rows,
                columns,
                rows);
    }

    private static double positive(String text) {
        double number = Decimals.of(text).orElse(0);
        if (!(number > 0)) {
            throw new OwsException(
                    "InvalidExtent",
                    "scalesize",
                    NOT_FOUND,
                    "scalesize is \"" + text.substring(0, Math.min(text.length(), 100))
                            + "\"; expected a number above 0");
        }
        return number;
    }

    private static int count(double cells) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(cells)));
    }
}
