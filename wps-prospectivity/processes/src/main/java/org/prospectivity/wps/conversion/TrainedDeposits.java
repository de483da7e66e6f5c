package org.prospectivity.wps.conversion;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Coordinate;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.model.LearnedDeposits;
import org.prospectivity.engine.model.Method;
import org.prospectivity.engine.model.TrainedModel;
import org.prospectivity.engine.prospectivity.TrainedOn;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.wps.host.Host;

/** Which deposits the model behind a map was trained on, kept with the model and found again. */
public final class TrainedDeposits {
    /** Entries of a published map's origin. */
    static final String MODEL = "model";

    static final String METHOD = "method";

    static final String PROVENANCE = "provenance";

    private TrainedDeposits() {}

    /**
     * Where deposits lie, as it is kept with a model.
     *
     * @param cells of the deposits, each once
     * @param crs of the grid
     */
    public static LearnedDeposits of(GridGeometry grid, int[] cells, CoordinateReferenceSystem crs) {
        return new LearnedDeposits(List.of(new LearnedDeposits.Area(
                crs.toWKT(),
                grid.cellSize(),
                Arrays.stream(cells)
                        .mapToDouble(cell -> grid.easting(grid.columnOf(cell)))
                        .toArray(),
                Arrays.stream(cells)
                        .mapToDouble(cell -> grid.northing(grid.rowOf(cell)))
                        .toArray())));
    }

    /** A model with its name. */
    public record Named(String name, TrainedModel model) {
        /**
         * Which of some deposits it was trained on, by the cells it learned; empty where the model does not keep them.
         *
         * @param points the deposits, in a coordinate system
         */
        public Optional<TrainedOn.Flags> among(Points points, CoordinateReferenceSystem crs) {
            return model.learned().map(learned -> {
                boolean[] flags = new boolean[points.size()];
                for (LearnedDeposits.Area area : learned.areas()) {
                    mark(points, crs, area, flags);
                }
                return new TrainedOn.Flags(name, flags);
            });
        }
    }

    /**
     * The model that made a published map. Empty when the layer does not tell, the caller may not read the model, or it is
     * not the one any more that made the map.
     *
     * @param layer its name; empty where the map is none
     */
    public static Optional<Named> behind(Host host, Optional<String> layer) throws IOException {
        if (layer.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> origin =
                host.layers("prospectivityLayer").description(layer.get()).origin();
        String name = origin.get(MODEL);
        if (name == null) {
            return Optional.empty();
        }
        try {
            TrainedModel model = new Inputs(host).model(MODEL, name);
            return Report.json(model.provenance()).equals(origin.get(PROVENANCE))
                    ? Optional.of(new Named(name, model))
                    : Optional.empty();
        } catch (InvalidInputException e) {
            // Deleted since, or another's.
            return Optional.empty();
        }
    }

    /** What of the model behind a published map made it; empty where the layer does not tell. */
    public static Optional<Method> method(Host host, Optional<String> layer) throws IOException {
        return layer.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(host.layers("prospectivityLayer")
                                .description(layer.get())
                                .origin()
                                .get(METHOD))
                        .map(Method::valueOf);
    }

    private static void mark(Points points, CoordinateReferenceSystem crs, LearnedDeposits.Area area, boolean[] flags) {
        MathTransform there;
        try {
            there = Points.transform("deposits", crs, CRS.parseWKT(area.crs()));
        } catch (FactoryException | InvalidInputException e) {
            throw new InvalidInputException(
                    MODEL, "the coordinate system of its deposits cannot be read: " + e.getMessage());
        }
        for (int i = 0; i < flags.length; i++) {
            Coordinate place = new Coordinate(points.eastings()[i], points.northings()[i]);
            flags[i] |= moved(place, there)
                    .filter(moved -> area.holds(moved.x, moved.y))
                    .isPresent();
        }
    }

    /** A place that the area's projection cannot show lies in no cell of it. */
    private static Optional<Coordinate> moved(Coordinate place, MathTransform there) {
        try {
            return Optional.of(there == null ? place : JTS.transform(place, null, there));
        } catch (TransformException e) {
            return Optional.empty();
        }
    }
}
