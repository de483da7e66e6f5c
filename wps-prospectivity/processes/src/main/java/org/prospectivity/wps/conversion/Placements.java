package org.prospectivity.wps.conversion;

import java.util.Arrays;
import org.geotools.api.geometry.BoundingBox;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.prospectivity.Placement;
import org.prospectivity.rasters.Coverages;

/** Where places of one coverage lie in the coordinate system of another. */
public final class Placements {
    /** Of areas farther from each other than so many degrees it does not matter where exactly. */
    private static final double FAR = 2;

    private Placements() {}

    /**
     * The placement of a coverage in another's coordinate system.
     *
     * @param parameter the input that gave the one
     * @param otherParameter the input that gave the other
     */
    public static Placement of(String parameter, GridCoverage2D coverage, String otherParameter, GridCoverage2D other) {
        CoordinateReferenceSystem from = Coverages.crs(parameter, coverage);
        CoordinateReferenceSystem to = Coverages.crs(otherParameter, other);
        if (CRS.equalsIgnoreMetadata(from, to)) {
            return Placement.SAME;
        }
        ReferencedEnvelope around = inDegrees(otherParameter, other);
        around.expandBy(FAR);
        if (!inDegrees(parameter, coverage).intersects((BoundingBox) around)) {
            return Placement.APART;
        }
        try {
            MathTransform transform = CRS.findMathTransform(from, to, true);
            return coordinates -> apply(transform, coordinates);
        } catch (FactoryException e) {
            throw new InvalidInputException(
                    parameter,
                    "its coordinate system cannot be related to that of " + otherParameter + ": " + e.getMessage()
                            + "; expected the same or a projected one");
        }
    }

    private static void apply(MathTransform transform, double[] coordinates) {
        double[] place = new double[2];
        for (int i = 0; i < coordinates.length; i += 2) {
            try {
                transform.transform(coordinates, i, place, 0, 1);
            } catch (TransformException e) {
                Arrays.fill(place, Double.NaN);
            }
            System.arraycopy(place, 0, coordinates, i, 2);
        }
    }

    private static ReferencedEnvelope inDegrees(String parameter, GridCoverage2D coverage) {
        try {
            return coverage.getEnvelope2D().transform(DefaultGeographicCRS.WGS84, true);
        } catch (TransformException | FactoryException e) {
            throw new InvalidInputException(parameter, "it lies outside its coordinate system: " + e.getMessage());
        }
    }
}
