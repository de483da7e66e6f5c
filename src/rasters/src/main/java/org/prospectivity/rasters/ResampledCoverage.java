package org.prospectivity.rasters;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.RenderedImage;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.geotools.api.metadata.spatial.PixelOrientation;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.EngineeringCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridEnvelope2D;
import org.geotools.referencing.CRS;
import org.geotools.referencing.operation.transform.AffineTransform2D;
import org.geotools.referencing.operation.transform.ConcatenatedTransform;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * A coverage in any CRS, with cells of any size and direction, as values on the square cells of a grid in metres. The
 * centre of every cell is transformed to the coverage, none is interpolated; of its image only the parts below are read.
 * What the coverage declares as no data, NaN and infinity are no data, and so is what lies beyond its edge.
 *
 * <p>Nearest neighbour and bilinear interpolation are those of GDAL's {@code gdalwarp} with {@code -et 0}.
 *
 * <p>Instances can be shared by threads.
 */
public final class ResampledCoverage implements Serializable {
    /** Cells of a block that is read at a time, along each side. */
    private static final int BLOCK = 256;

    /** Pixels that are read at a time for a block of several cells. */
    private static final long MOST_PIXELS = 1 << 22;

    /** Pixels of a grid's cell, along a side, from which on several of them make its value. */
    private static final double COARSER = 1 + 1e-6;

    /** GDAL's allowance for a centre on the edge between two pixels. */
    private static final double ON_EDGE = 1e-10;

    /** What tells the value of a cell. */
    public enum Rule {
        /** The pixel its centre lies in. */
        NEAREST(0),
        /** The four pixels around its centre; those without data leave their weight to the others. */
        BILINEAR(1),
        /** Cubic convolution of sixteen pixels (Keys 1981, a = −0.5); bilinear where one of them has no data. */
        CUBIC(2),
        /** The mean of the pixels with data that it covers, each by the area covered. */
        AVERAGE(1);

        private final int reach;

        Rule(int reach) {
            this.reach = reach;
        }
    }

    private final PixelSource source;
    private final MathTransform toImage;
    private final List<String> bands;
    private transient ResampledCoverage elsewhere;

    /**
     * @param name of the coverage, for messages
     * @param target the CRS of the grids, easting first
     * @throws InvalidInputException naming {@code coverages}, when the coverage has no CRS or cannot be transformed
     */
    public ResampledCoverage(String name, GridCoverage2D coverage, CoordinateReferenceSystem target) {
        RenderedImage image = coverage.getRenderedImage();
        source = new PixelSource.OfCoverage(coverage);
        bands = Arrays.stream(coverage.getSampleDimensions())
                .map(dimension -> dimension.getDescription().toString())
                .toList();
        CoordinateReferenceSystem own = coverage.getCoordinateReferenceSystem2D();
        // A file without a CRS is given a plane that lies nowhere.
        if (own == null || own instanceof EngineeringCRS) {
            throw new InvalidInputException("coverages", name + " has no CRS; expected a coverage with one");
        }
        try {
            GridEnvelope2D cells = coverage.getGridGeometry().getGridRange2D();
            MathTransform toCell = coverage.getGridGeometry()
                    .getGridToCRS2D(PixelOrientation.UPPER_LEFT)
                    .inverse();
            AffineTransform toPixel =
                    AffineTransform.getTranslateInstance(image.getMinX() - cells.x, image.getMinY() - cells.y);
            toImage = ConcatenatedTransform.create(
                    CRS.findMathTransform(target, own, true),
                    ConcatenatedTransform.create(toCell, new AffineTransform2D(toPixel)));
        } catch (FactoryException | TransformException e) {
            throw new InvalidInputException(
                    "coverages",
                    name + " is in " + own.getName().getCode() + ", which cannot be transformed to "
                            + target.getName().getCode() + "; expected a coverage in another CRS");
        }
    }

    private ResampledCoverage(PixelSource source, MathTransform toImage, List<String> bands) {
        this.source = source;
        this.toImage = toImage;
        this.bands = bands;
    }

    /**
     * The same coverage with its pixels where other machines reach them, put there when it is first asked for.
     *
     * @param reachable gives bands as those machines reach them
     */
    synchronized ResampledCoverage madeFrom(UnaryOperator<BandSource> reachable) {
        if (elsewhere == null) {
            elsewhere = new ResampledCoverage(source.madeFrom(reachable), toImage, bands);
        }
        return elsewhere;
    }

    boolean canBeReadElsewhere() {
        return source instanceof Serializable;
    }

    /** The names of its bands. */
    public List<String> bands() {
        return bands;
    }

    /** How many pixels a cell in the middle of a grid has along a side; NaN where the grid is beyond the coverage's CRS. */
    public double pixelsOfCell(GridGeometry grid) {
        double[] x = new double[3];
        double[] y = new double[3];
        places(grid, grid.columns() / 2, grid.rows() / 2, 1, 1, true, x, y);
        return Math.sqrt(Math.abs(4 * ((x[1] - x[0]) * (y[2] - y[0]) - (y[1] - y[0]) * (x[2] - x[0]))));
    }

    /** The rule that fits measurements: average where a grid's cells are larger than the pixels, else bilinear. */
    public Rule fitting(GridGeometry grid) {
        return pixelsOfCell(grid) > COARSER ? Rule.AVERAGE : Rule.BILINEAR;
    }

    /**
     * The values of some bands on a grid.
     *
     * @param wanted positions of the bands
     * @param into for each of them an array that receives a value for each cell, row by row from the north-west
     */
    public void read(GridGeometry grid, int[] wanted, Rule rule, float[][] into, Progress progress) {
        int across = (grid.columns() + BLOCK - 1) / BLOCK;
        int down = (grid.rows() + BLOCK - 1) / BLOCK;
        for (int i = 0; i < across * down; i++) {
            progress.report(i / (double) (across * down), "resampling");
            int column = i % across * BLOCK;
            int row = i / across * BLOCK;
            block(
                    grid,
                    column,
                    row,
                    Math.min(BLOCK, grid.columns() - column),
                    Math.min(BLOCK, grid.rows() - row),
                    wanted,
                    rule,
                    into);
        }
    }

    private void block(
            GridGeometry grid, int column, int row, int columns, int rows, int[] wanted, Rule rule, float[][] into) {
        boolean cells = rule == Rule.AVERAGE;
        int each = cells ? 3 : 1;
        double[] x = new double[each * columns * rows];
        double[] y = new double[each * columns * rows];
        places(grid, column, row, columns, rows, cells, x, y);
        Rectangle part = part(x, y, each, rule.reach);
        if (part.isEmpty()) {
            for (float[] values : into) {
                for (int r = row; r < row + rows; r++) {
                    Arrays.fill(values, r * grid.columns() + column, r * grid.columns() + column + columns, Float.NaN);
                }
            }
            return;
        }
        if ((long) part.width * part.height * wanted.length > MOST_PIXELS && columns * rows > 1) {
            if (columns >= rows) {
                block(grid, column, row, columns / 2, rows, wanted, rule, into);
                block(grid, column + columns / 2, row, columns - columns / 2, rows, wanted, rule, into);
            } else {
                block(grid, column, row, columns, rows / 2, wanted, rule, into);
                block(grid, column, row + rows / 2, columns, rows - rows / 2, wanted, rule, into);
            }
            return;
        }
        float[][] pixels = source.read(part, wanted);
        for (int b = 0; b < wanted.length; b++) {
            Pixels known = new Pixels(pixels[b], part);
            for (int i = 0; i < columns * rows; i++) {
                int at = (row + i / columns) * grid.columns() + column + i % columns;
                into[b][at] = switch (rule) {
                    case NEAREST -> known.nearest(x[i], y[i]);
                    case BILINEAR -> known.bilinear(x[i], y[i]);
                    case CUBIC -> known.cubic(x[i], y[i]);
                    case AVERAGE -> known.average(x, y, 3 * i);
                };
            }
        }
    }

    /**
     * Where cells are in the image, in pixels from its edges; NaN where a place cannot be transformed.
     *
     * @param cells whether the middles of a cell's eastern and southern edge follow its centre
     */
    private void places(
            GridGeometry grid, int column, int row, int columns, int rows, boolean cells, double[] x, double[] y) {
        int each = cells ? 3 : 1;
        double[] places = new double[2 * each * columns * rows];
        double half = grid.cellSize() / 2;
        for (int i = 0; i < columns * rows; i++) {
            int at = 2 * each * i;
            places[at] = grid.easting(column + i % columns);
            places[at + 1] = grid.northing(row + i / columns);
            if (cells) {
                places[at + 2] = places[at] + half;
                places[at + 3] = places[at + 1];
                places[at + 4] = places[at];
                places[at + 5] = places[at + 1] - half;
            }
        }
        double[] there = new double[places.length];
        try {
            toImage.transform(places, 0, there, 0, places.length / 2);
        } catch (TransformException e) {
            for (int i = 0; i < places.length; i += 2) {
                try {
                    toImage.transform(places, i, there, i, 1);
                } catch (TransformException beyond) {
                    there[i] = Double.NaN;
                    there[i + 1] = Double.NaN;
                }
            }
        }
        for (int i = 0; i < x.length; i++) {
            x[i] = there[2 * i];
            y[i] = there[2 * i + 1];
        }
    }

    /** The part of the image around cells, of which so many places are told. */
    private Rectangle part(double[] x, double[] y, int each, int reach) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.POSITIVE_INFINITY;
        double south = Double.NEGATIVE_INFINITY;
        double more = reach;
        for (int i = 0; i < x.length; i += each) {
            if (!Double.isNaN(x[i] + y[i])) {
                west = Math.min(west, x[i]);
                east = Math.max(east, x[i]);
                north = Math.min(north, y[i]);
                south = Math.max(south, y[i]);
                for (int k = i + 1; k < i + each; k++) {
                    // Half a cell, and half of it again for one that lies across the image's axes.
                    more = Math.max(more, 1.5 * Math.max(Math.abs(x[k] - x[i]), Math.abs(y[k] - y[i])));
                }
            }
        }
        if (!(west <= east)) {
            return new Rectangle();
        }
        Rectangle all = source.bounds();
        int left = (int) Math.max(all.x, Math.floor(west - more));
        int top = (int) Math.max(all.y, Math.floor(north - more));
        int right = (int) Math.min(all.x + (double) all.width, Math.ceil(east + more));
        int bottom = (int) Math.min(all.y + (double) all.height, Math.ceil(south + more));
        return new Rectangle(left, top, right - left, bottom - top);
    }

    /** Pixels that have been read; what lies beyond has no data, since no more is there or nothing reaches it. */
    private record Pixels(float[] values, Rectangle part) {
        float at(int x, int y) {
            return part.contains(x, y) ? values[(y - part.y) * part.width + x - part.x] : Float.NaN;
        }

        float nearest(double x, double y) {
            return Double.isNaN(x + y) ? Float.NaN : at((int) Math.floor(x + ON_EDGE), (int) Math.floor(y + ON_EDGE));
        }

        float bilinear(double x, double y) {
            if (Float.isNaN(nearest(x, y))) {
                return Float.NaN;
            }
            int left = (int) Math.floor(x - 0.5);
            int top = (int) Math.floor(y - 0.5);
            double right = x - 0.5 - left;
            double down = y - 0.5 - top;
            double sum = 0;
            double weights = 0;
            for (int k = 0; k < 4; k++) {
                float value = at(left + k % 2, top + k / 2);
                double weight = (k % 2 == 0 ? 1 - right : right) * (k / 2 == 0 ? 1 - down : down);
                if (!Float.isNaN(value)) {
                    sum += weight * value;
                    weights += weight;
                }
            }
            return (float) (sum / weights);
        }

        float cubic(double x, double y) {
            if (Float.isNaN(nearest(x, y))) {
                return Float.NaN;
            }
            int left = (int) Math.floor(x - 0.5) - 1;
            int top = (int) Math.floor(y - 0.5) - 1;
            double sum = 0;
            for (int row = 0; row < 4; row++) {
                double weight = kernel(y - 0.5 - (top + row));
                for (int column = 0; column < 4; column++) {
                    float value = at(left + column, top + row);
                    if (Float.isNaN(value)) {
                        return bilinear(x, y);
                    }
                    sum += weight * kernel(x - 0.5 - (left + column)) * value;
                }
            }
            return (float) sum;
        }

        private static double kernel(double distance) {
            double d = Math.abs(distance);
            return d <= 1 ? (1.5 * d - 2.5) * d * d + 1 : d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
        }

        /**
         * The mean below a cell: of a rectangle of its area along the image's axes, which is the cell itself where it is not
         * rotated.
         *
         * @param i of the cell's centre among the places, the middles of its eastern and southern edge behind it
         */
        float average(double[] x, double[] y, int i) {
            if (Double.isNaN(x[i] + y[i] + x[i + 1] + y[i + 1] + x[i + 2] + y[i + 2])) {
                return Float.NaN;
            }
            double eastX = x[i + 1] - x[i];
            double eastY = y[i + 1] - y[i];
            double southX = x[i + 2] - x[i];
            double southY = y[i + 2] - y[i];
            double halfWidth = Math.max(Math.abs(eastX), Math.abs(southX));
            double halfHeight = Math.max(Math.abs(eastY), Math.abs(southY));
            double scale = Math.sqrt(Math.abs(eastX * southY - eastY * southX) / (halfWidth * halfHeight));
            double west = x[i] - halfWidth * scale;
            double east = x[i] + halfWidth * scale;
            double north = y[i] - halfHeight * scale;
            double south = y[i] + halfHeight * scale;
            int left = (int) Math.max(part.x, Math.floor(west));
            int right = (int) Math.min(part.x + (double) part.width, Math.ceil(east));
            int top = (int) Math.max(part.y, Math.floor(north));
            int bottom = (int) Math.min(part.y + (double) part.height, Math.ceil(south));
            double sum = 0;
            double weights = 0;
            for (int row = top; row < bottom; row++) {
                double height = Math.min(south, row + 1.0) - Math.max(north, row);
                for (int column = left; column < right; column++) {
                    float value = values[(row - part.y) * part.width + column - part.x];
                    if (!Float.isNaN(value)) {
                        double weight = height * (Math.min(east, column + 1.0) - Math.max(west, column));
                        sum += weight * value;
                        weights += weight;
                    }
                }
            }
            return weights > 0 ? (float) (sum / weights) : Float.NaN;
        }
    }
}
