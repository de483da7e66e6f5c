package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.geometry.Bounds;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.gridding.Extent;
import org.prospectivity.engine.gridding.GridLayout;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.rasters.Coverages;

/**
 * The grid that bands are made on.
 *
 * @param geometry its cells
 * @param crs easting first
 * @param taken the input it is taken from, or none when it is laid out
 */
public record TargetGrid(GridGeometry geometry, CoordinateReferenceSystem crs, Optional<String> taken) {
    /** The grid of a coverage; the parameter is the input that gave it. */
    public static TargetGrid of(String parameter, GridCoverage2D coverage) {
        return new TargetGrid(
                Coverages.geometry(parameter, coverage), Coverages.crs(parameter, coverage), Optional.of(parameter));
    }

    /**
     * A grid for layers of evidence: where all coverages lie, or without one the features.
     *
     * @param cellSize in metres; null is refused
     * @param asked the CRS; null for that of the first layer with a projected one in metres
     * @param bounds of the grid; null for those of the layers
     */
    public static TargetGrid around(
            Evidence layers, Double cellSize, CoordinateReferenceSystem asked, ReferencedEnvelope bounds) {
        if (cellSize == null) {
            throw new InvalidInputException(
                    "cellSize",
                    "it is not given, and neither is geochemistry or alignTo; expected a number of metres, or a coverage"
                            + " whose grid is taken over");
        }
        CoordinateReferenceSystem crs = asked == null ? first(layers) : Coverages.eastingFirst("crs", asked);
        if (bounds != null) {
            return new TargetGrid(GridLayout.within(extent(bounds, crs), cellSize), crs, Optional.empty());
        }
        Extent extent = null;
        for (GridCoverage2D coverage : layers.coverages().values()) {
            extent = common(extent, extent(ReferencedEnvelope.reference((Bounds) coverage.getEnvelope2D()), crs));
        }
        if (extent == null) {
            ReferencedEnvelope all = new ReferencedEnvelope(crs);
            for (SimpleFeatureCollection collection : layers.features().values()) {
                Extent own = extent(collection.getBounds(), crs);
                all.expandToInclude(own.west(), own.south());
                all.expandToInclude(own.east(), own.north());
            }
            extent = extent(all, crs);
        }
        return new TargetGrid(
                GridLayout.around(
                        new double[] {extent.west(), extent.east()},
                        new double[] {extent.south(), extent.north()},
                        cellSize),
                crs,
                Optional.empty());
    }

    private static Extent common(Extent one, Extent other) {
        if (one == null) {
            return other;
        }
        double west = Math.max(one.west(), other.west());
        double east = Math.min(one.east(), other.east());
        double south = Math.max(one.south(), other.south());
        double north = Math.min(one.north(), other.north());
        InvalidInputException.require(
                west < east && south < north, "coverages", "rasters that do not overlap", "rasters of one area");
        return new Extent(west, south, east, north);
    }

    private static CoordinateReferenceSystem first(Evidence layers) {
        List<CoordinateReferenceSystem> all = new ArrayList<>();
        layers.coverages().values().forEach(coverage -> all.add(coverage.getCoordinateReferenceSystem2D()));
        layers.features()
                .values()
                .forEach(features -> all.add(features.getSchema().getCoordinateReferenceSystem()));
        for (CoordinateReferenceSystem crs : all) {
            try {
                return Coverages.eastingFirst("crs", crs);
            } catch (InvalidInputException e) {
                // Another layer may have one that serves.
            }
        }
        throw new InvalidInputException(
                "crs", "it is not given, and no layer has a projected one in metres; expected such as EPSG:28350");
    }

    /** Refuses inputs that lay out a grid beside one that is taken over. */
    public void requireAlone(Double cellSize, CoordinateReferenceSystem asked, ReferencedEnvelope bounds) {
        if (taken.isEmpty()) {
            return;
        }
        if (cellSize != null || bounds != null) {
            throw new InvalidInputException(
                    cellSize != null ? "cellSize" : "bounds",
                    "it is given beside " + taken.get() + ", whose grid is taken over; expected one of them");
        }
        if (asked != null && !CRS.equalsIgnoreMetadata(Coverages.eastingFirst("crs", asked), crs)) {
            throw new InvalidInputException(
                    "crs",
                    asked.getName().getCode() + " beside " + taken.get(),
                    "none, or the CRS of " + taken.get() + ", " + crs.getName().getCode());
        }
    }

    /** Bounds in a CRS; those without one are in it. */
    public static Extent extent(ReferencedEnvelope bounds, CoordinateReferenceSystem target) {
        ReferencedEnvelope there = bounds;
        CoordinateReferenceSystem own = bounds.getCoordinateReferenceSystem();
        if (own != null && !CRS.equalsIgnoreMetadata(own, target)) {
            try {
                there = bounds.transform(target, true);
            } catch (TransformException | FactoryException e) {
                throw new InvalidInputException(
                        "bounds",
                        bounds + ", which cannot be transformed",
                        "bounds within the CRS " + target.getName().getCode());
            }
        }
        return new Extent(there.getMinX(), there.getMinY(), there.getMaxX(), there.getMaxY());
    }
}
