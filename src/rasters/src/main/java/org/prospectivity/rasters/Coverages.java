package org.prospectivity.rasters;

import java.awt.Color;
import java.awt.Image;
import java.awt.geom.AffineTransform;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferFloat;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.measure.Unit;
import org.geotools.api.metadata.spatial.PixelOrientation;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.EngineeringCRS;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.coverage.Category;
import org.geotools.coverage.CoverageFactoryFinder;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridEnvelope2D;
import org.geotools.coverage.grid.GridGeometry2D;
import org.geotools.coverage.util.CoverageUtilities;
import org.geotools.referencing.CRS;
import org.geotools.referencing.operation.transform.AffineTransform2D;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.BandSource;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import si.uom.SI;
import tech.units.indriya.AbstractUnit;

/**
 * Coverages as the engine's raster stacks and back. A coverage has to have square cells, rows from north to south and
 * a projected CRS in metres; in a CRS whose first axis is the northing, easting and northing are put in order.
 */
public final class Coverages {
    private Coverages() {}

    /**
     * The values of a coverage. Band names are the descriptions of its sample dimensions; NaN, infinity and what the
     * coverage declares as no data become NaN.
     *
     * @param parameter the input the coverage was given for
     * @throws InvalidInputException naming the parameter, when the grid cannot be used or a band name occurs twice
     */
    public static RasterStack stack(String parameter, GridCoverage2D coverage) {
        return stack(parameter, coverage, CellLimit.NONE, Progress.NONE);
    }

    /**
     * The values of a coverage, read with progress.
     *
     * @throws InvalidInputException as {@link #stack(String, GridCoverage2D)} does, and when the grid is too large
     */
    public static RasterStack stack(String parameter, GridCoverage2D coverage, CellLimit limit, Progress progress) {
        return RasterStack.read(bands(parameter, coverage, limit), progress);
    }

    /**
     * The bands of a coverage as {@link #stack} has them, of which only the parts asked for are read.
     *
     * @param parameter the input the coverage was given for
     * @throws InvalidInputException naming the parameter, when the grid cannot be used or is too large, or a band name
     *     occurs twice
     */
    public static BandSource bands(String parameter, GridCoverage2D coverage, CellLimit limit) {
        BandSource source =
                coverage instanceof BandFileCoverage made ? made.bands() : new CoverageBands(parameter, coverage);
        limit.require(parameter, source.geometry());
        return source;
    }

    /**
     * The grid of a coverage; its western and northern edge to the micrometre, which sheds the rounding of transforms
     * between the corners of cells and their centres.
     *
     * @param parameter the input the coverage was given for
     * @throws InvalidInputException naming the parameter, when the cells are not square, the rows do not run from
     *     north to south, or the CRS is not a projected one in metres
     */
    public static GridGeometry geometry(String parameter, GridCoverage2D coverage) {
        CoordinateReferenceSystem crs = coverage.getCoordinateReferenceSystem2D();
        requireMetres(parameter, crs);
        GridGeometry2D grid = coverage.getGridGeometry();
        if (!(grid.getGridToCRS2D(PixelOrientation.UPPER_LEFT) instanceof AffineTransform corner)) {
            throw new InvalidInputException(parameter, "its grid is not regular; expected square cells");
        }
        AffineTransform toCrs = new AffineTransform(corner);
        if (CRS.getAxisOrder(crs) == CRS.AxisOrder.NORTH_EAST) {
            toCrs.preConcatenate(CoverageUtilities.AXES_SWAP);
        }
        GridEnvelope2D cells = grid.getGridRange2D();
        int columns = cells.width;
        int rows = cells.height;
        double width = toCrs.getScaleX();
        double height = -toCrs.getScaleY();
        double longest = Math.max(columns, rows);
        double negligible = 1e-3 * Math.abs(width) / longest;
        if (Math.abs(toCrs.getShearX()) > negligible || Math.abs(toCrs.getShearY()) > negligible) {
            throw new InvalidInputException(
                    parameter, "its grid is rotated; expected columns from west to east and rows from north to south");
        }
        if (!(width > 0 && height > 0)) {
            throw new InvalidInputException(
                    parameter,
                    "its columns or rows run the wrong way; expected columns from west to east and rows from north to"
                            + " south");
        }
        if (Math.abs(width - height) > negligible) {
            throw new InvalidInputException(
                    parameter, "its cells are " + width + " m by " + height + " m; expected square cells");
        }
        double west = toCrs.getTranslateX() + cells.x * width;
        double north = toCrs.getTranslateY() - cells.y * height;
        return new GridGeometry(toMicrometre(west), toMicrometre(north), width, columns, rows);
    }

    /**
     * The CRS of a coverage, easting first.
     *
     * @param parameter the input the coverage was given for
     * @throws InvalidInputException naming the parameter, when it is not a projected one in metres
     */
    public static CoordinateReferenceSystem crs(String parameter, GridCoverage2D coverage) {
        return eastingFirst(parameter, coverage.getCoordinateReferenceSystem2D());
    }

    /**
     * A CRS with its axes in the order easting, northing.
     *
     * @param parameter the input the CRS was given for
     * @throws InvalidInputException naming the parameter, when the CRS is not a projected one in metres
     */
    public static CoordinateReferenceSystem eastingFirst(String parameter, CoordinateReferenceSystem crs) {
        requireMetres(parameter, crs);
        if (CRS.getAxisOrder(crs) != CRS.AxisOrder.NORTH_EAST) {
            return crs;
        }
        try {
            Integer code = CRS.lookupEpsgCode(crs, true);
            if (code != null) {
                return CRS.decode("EPSG:" + code, true);
            }
        } catch (FactoryException e) {
            throw new InvalidInputException(parameter, "its axes cannot be put in order: " + e.getMessage());
        }
        throw new InvalidInputException(
                parameter,
                "the first axis of " + name(crs) + " is the northing, and it has no EPSG code by which to put it"
                        + " in order; expected a projected CRS with the easting first");
    }

    /**
     * A coverage on a stack's values, not a copy of them. Band names and, where a name tells it, units are those of
     * its sample dimensions; NaN is declared as no data.
     *
     * @param name of the coverage
     * @param crs a projected one in metres, its axes in any order
     */
    public static GridCoverage2D coverage(String name, RasterStack stack, CoordinateReferenceSystem crs) {
        GridGeometry geometry = stack.geometry();
        int count = stack.bands().size();
        float[][] values = new float[count][];
        for (int b = 0; b < count; b++) {
            values[b] = stack.values(b);
        }
        WritableRaster raster = Raster.createWritableRaster(
                new BandedSampleModel(DataBuffer.TYPE_FLOAT, geometry.columns(), geometry.rows(), count),
                new DataBufferFloat(values, geometry.cells()),
                null);
        ValueRange first = new ValueRange();
        first.include(ValueRange.of(values[0]));
        RenderedImage image = new TiledRaster(new BufferedImage(greyscale(first, count), raster, false, null));
        return coverage(name, image, geometry, stack.bands(), crs);
    }

    /**
     * A coverage on bands in a file. Its disposal closes the file.
     *
     * @param first the values of the first band
     */
    static GridCoverage2D coverage(String name, BandFileBands bands, ValueRange first, CoordinateReferenceSystem crs) {
        GridGeometry geometry = bands.geometry();
        int count = bands.bands().size();
        RenderedImage image =
                new BandFileImage(bands.file(), geometry.columns(), geometry.rows(), count, greyscale(first, count));
        return new BandFileCoverage(coverage(name, image, geometry, bands.bands(), crs), bands);
    }

    /** The same coverage, which reports progress as {@link GeoTiffs#write} reads its pixels. Its disposal is not that of the other. */
    public static GridCoverage2D observed(GridCoverage2D coverage, Progress progress, String message) {
        return observed(coverage, progress, message, GeoTiffs.READINGS);
    }

    /** @param readings how often its pixels are read */
    public static GridCoverage2D observed(GridCoverage2D coverage, Progress progress, String message, int readings) {
        return with(coverage, new ObservedImage(coverage.getRenderedImage(), progress, message, readings));
    }

    /** The same coverage on another image of its size. */
    static GridCoverage2D with(GridCoverage2D coverage, RenderedImage image) {
        return CoverageFactoryFinder.getGridCoverageFactory(null)
                .create(
                        coverage.getName().toString(),
                        image,
                        coverage.getGridGeometry(),
                        coverage.getSampleDimensions(),
                        null,
                        coverage.getProperties());
    }

    private static GridCoverage2D coverage(
            String name, RenderedImage image, GridGeometry geometry, List<Band> bands, CoordinateReferenceSystem crs) {
        GridGeometry2D grid = new GridGeometry2D(
                new GridEnvelope2D(0, 0, geometry.columns(), geometry.rows()),
                PixelInCell.CELL_CORNER,
                new AffineTransform2D(
                        geometry.cellSize(), 0, 0, -geometry.cellSize(), geometry.west(), geometry.north()),
                eastingFirst("crs", crs),
                null);
        GridSampleDimension[] dimensions = bands.stream()
                .map(band -> new GridSampleDimension(band.name(), (Category[]) null, unit(band)))
                .toArray(GridSampleDimension[]::new);
        Map<String, Object> properties = new HashMap<>();
        CoverageUtilities.setNoDataProperty(properties, Double.NaN);
        return CoverageFactoryFinder.getGridCoverageFactory(null)
                .create(name, image, grid, dimensions, null, properties);
    }

    static boolean isValue(float value, double[] noData) {
        if (!Float.isFinite(value)) {
            return false;
        }
        for (double none : noData) {
            if (value == (float) none) {
                return false;
            }
        }
        return true;
    }

    static double[] noData(GridCoverage2D coverage, int band) {
        Object declared = coverage.getProperty("GC_NODATA");
        if (declared != null && declared != Image.UndefinedProperty) {
            double[] values = CoverageUtilities.getBackgroundValues(coverage);
            return new double[] {values[Math.min(band, values.length - 1)]};
        }
        double[] values = coverage.getSampleDimension(band).getNoDataValues();
        return values == null ? new double[0] : values;
    }

    private static void requireMetres(String parameter, CoordinateReferenceSystem crs) {
        // A file without a CRS is given a plane that lies nowhere.
        if (crs == null || crs instanceof EngineeringCRS) {
            throw new InvalidInputException(parameter, "it has no CRS; expected a projected CRS in metres");
        }
        if (crs instanceof GeographicCRS) {
            throw new InvalidInputException(
                    parameter,
                    "its coordinates are in degrees (" + name(crs) + "); expected a projected CRS in metres");
        }
        if (!(crs instanceof ProjectedCRS)) {
            throw new InvalidInputException(
                    parameter, "its CRS is " + name(crs) + "; expected a projected CRS in metres");
        }
        Unit<?> unit = crs.getCoordinateSystem().getAxis(0).getUnit();
        if (!SI.METRE.equals(unit)) {
            throw new InvalidInputException(
                    parameter, "the unit of " + name(crs) + " is " + unit + "; expected a projected CRS in metres");
        }
    }

    private static String name(CoordinateReferenceSystem crs) {
        return crs.getName().getCode();
    }

    private static double toMicrometre(double metres) {
        double rounded = Math.rint(metres * 1e6) / 1e6;
        return Math.abs(rounded - metres) < 1e-6 ? rounded : metres;
    }

    private static Unit<?> unit(Band band) {
        if (band.kind() == Band.Kind.DISTANCE) {
            return SI.METRE;
        }
        return band.transform() != Band.Transform.NONE
                        || Double.isNaN(band.unit().ppm())
                ? null
                : AbstractUnit.ONE.multiply(band.unit().ppm() / 1e6);
    }

    /** An image needs colours to be one; these show the first band from black to white. */
    private static ColorModel greyscale(ValueRange first, int bands) {
        Category category = new Category("value", new Color[] {Color.BLACK, Color.WHITE}, first.get());
        return new GridSampleDimension("value", new Category[] {category}, null)
                .getColorModel(0, bands, DataBuffer.TYPE_FLOAT);
    }
}
