package org.prospectivity.rasters;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.geotools.api.coverage.SampleDimension;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridEnvelope2D;
import org.geotools.referencing.CRS;
import org.geotools.referencing.operation.transform.ConcatenatedTransform;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * A coverage in any CRS, with cells of any size and direction, as values on the square cells of a grid in metres. The centre
 * of every cell is transformed to the coverage exactly, none is interpolated; of its image only the parts
 * below are read. What the coverage declares as no data, NaN and infinity are no data.
 *
 * <p>Nearest neighbour and bilinear interpolation are those of GDAL's {@code gdalwarp} with {@code -et 0}.
 *
 * <p>Instances can be shared by threads.
 */
public final class ResampledCoverage {
    /** Cells of a block that is read at a time, along each side. */
    private static final int BLOCK = 256;

    /** Pixels that are read at a time for a block of several cells. */
    private static final long MOST_PIXELS = 1 << 22;

    /** What tells a value from those around it. */
    public enum Rule {
        /** The value of the pixel a centre lies in. */
        NEAREST,
        /** Between the four pixels around a centre; those without data give their weight to the others. */
        BILINEAR,
        /** Cubic convolution of sixteen pixels (Keys 1981, a = −0.5); bilinear where one of them has no data. */
        CUBIC,
        /** The mean of the pixels with data that a cell covers, by the area covered. */
        AVERAGE
    }

    private final String name;
    private final RenderedImage image;
    private final MathTransform toImage;
    private final List<String> bands = new ArrayList<>();
    private final List<double[]> noData = new ArrayList<>();

    /**
     * @param name of the coverage, for messages
     * @param target the CRS of the grids, easting first
     * @throws InvalidInputException naming {@code coverages}, when the coverage cannot be transformed
     */
    public ResampledCoverage(String name, GridCoverage2D coverage, CoordinateReferenceSystem target) {
        this.name = name;
        image = coverage.getRenderedImage();
        for (SampleDimension dimension : coverage.getSampleDimensions()) {
            noData.add(Coverages.noData(coverage, bands.size()));
            bands.add(dimension.getDescription().toString());
        }
        CoordinateReferenceSystem own = coverage.getCoordinateReferenceSystem2D();
        if (own == null || !(own instanceof org.geotools.api.referencing.crs.SingleCRS) || isNowhere(own)) {
            throw new InvalidInputException("coverages", name + " has no CRS; expected one");
        }
        try {
            GridEnvelope2D cells = coverage.getGridGeometry().getGridRange2D();
            MathTransform toGrid = coverage.getGridGeometry()
                    .getGridToCRS2D(org.geotools.api.metadata.spatial.PixelOrientation.UPPER_LEFT)
                    .inverse();
            MathTransform shifted = ConcatenatedTransform.create(
                    toGrid,
                    new org.geotools.referencing.operation.transform.AffineTransform2D(
                            1, 0, 0, 1, image.getMinX() - cells.x, image.getMinY() - cells.y));
            toImage = ConcatenatedTransform.create(CRS.findMathTransform(target, own, true), shifted);
        } catch (FactoryException | TransformException e) {
            throw new InvalidInputException(
                    "coverages",
                    name + " is in " + own.getName().getCode() + ", from which there is no transformation to "
                            + target.getName().getCode() + "; expected another CRS");
        }
    }
}
