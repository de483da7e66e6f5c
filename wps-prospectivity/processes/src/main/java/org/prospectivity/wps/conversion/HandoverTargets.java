package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction;
import org.prospectivity.engine.prospectivity.ScoreMap;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.handover.content.BandStyle;
import org.prospectivity.handover.content.Deposit;
import org.prospectivity.handover.content.SamplePlace;
import org.prospectivity.handover.content.Target;

/** What maps and deposits tell of targets, whoever drew them: by the cells whose centres lie in their outlines. */
final class HandoverTargets {
    private static final int LEADING = 3;

    private final ScoreMap scores;
    private final float[] sortedScores;
    private final Optional<float[]> uncertainty;
    private final Optional<float[]> sortedUncertainty;
    private final Optional<float[]> applicability;
    private final List<Standing> bands;
    private final GridGeometry elementGrid;
    private final MathTransform toDegrees;

    /** A band's values with the mean and standard deviation they are told in. */
    private record Standing(BandStyle style, float[] values, double mean, double deviation) {
        /** Of concentrations the logarithm, as models see them. */
        double scaled(float value) {
            boolean logarithm = style.band().kind() == Band.Kind.CONCENTRATION
                    && style.band().transform() == Band.Transform.NONE;
            return logarithm ? value > 0 ? Math.log10(value) : Double.NaN : value;
        }
    }

    /**
     * @param elements element maps; empty without
     * @param styles of their bands
     * @param crs of the maps
     */
    HandoverTargets(
            ScoreMap scores, Optional<RasterStack> elements, List<BandStyle> styles, CoordinateReferenceSystem crs) {
        this.scores = scores;
        sortedScores = sorted(scores.scores());
        uncertainty = scores.band(ProspectivityPrediction.UNCERTAINTY);
        sortedUncertainty = uncertainty.map(HandoverTargets::sorted);
        applicability = scores.band(ProspectivityPrediction.APPLICABILITY);
        elementGrid =
                elements.map(RasterStack::geometry).orElseGet(() -> scores.map().geometry());
        bands = new ArrayList<>();
        for (BandStyle style : elements.isPresent() ? styles : List.<BandStyle>of()) {
            if (style.band().kind() != Band.Kind.CATEGORY && style.band().kind() != Band.Kind.DISTANCE) {
                bands.add(standing(style, elements.get().values(style.number() - 1)));
            }
        }
        toDegrees = Points.transform("prospectivity", crs, DefaultGeographicCRS.WGS84);
    }

    private static float[] sorted(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int end = sorted.length;
        while (end > 0 && Float.isNaN(sorted[end - 1])) {
            end--;
        }
        return Arrays.copyOf(sorted, end);
    }

    private static Standing standing(BandStyle style, float[] values) {
        Standing raw = new Standing(style, values, 0, 1);
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (float value : values) {
            double scaled = raw.scaled(value);
            if (Double.isFinite(scaled)) {
                count++;
                double before = scaled - sum;
                sum += before / count;
                squares += before * (scaled - sum);
            }
        }
        return new Standing(style, values, sum, Math.sqrt(squares / Math.max(1, count)));
    }

    /**
     * The targets by rank; those without a rank in their order.
     *
     * @param features polygons in the coordinate system of the maps
     * @param nearby how far deposits are told of, in metres
     */
    List<Target> of(SimpleFeatureCollection features, List<Deposit> deposits, List<SamplePlace> places, double nearby) {
        List<SimpleFeature> listed = HandoverPlaces.listed(features);
        int[] ranks = IntStream.range(0, listed.size())
                .map(i -> HandoverPlaces.whole(listed.get(i), "rank", 0))
                .toArray();
        // Their own, with gaps where somebody dropped a target; counted where they have none.
        boolean ranked = Arrays.stream(ranks).allMatch(rank -> rank > 0)
                && Arrays.stream(ranks).distinct().count() == ranks.length;
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < ranks.length; i++) {
            targets.add(target(
                    ranked ? ranks[i] : i + 1,
                    (Geometry) listed.get(i).getDefaultGeometry(),
                    deposits,
                    places,
                    nearby));
        }
        targets.sort(Comparator.comparingInt(Target::rank));
        return targets;
    }

    private Target target(int rank, Geometry outline, List<Deposit> deposits, List<SamplePlace> places, double nearby) {
        IndexedPointInAreaLocator area = new IndexedPointInAreaLocator(outline);
        int[] cells = cells(outline, area, scores.map().geometry());
        double mean = mean(scores.scores(), cells);
        Point within = outline.getInteriorPoint();
        Coordinate degrees = Points.transformed("targets", within.getCoordinate(), toDegrees);
        int[] elementCells = elementGrid.equals(scores.map().geometry()) ? cells : cells(outline, area, elementGrid);
        OptionalDouble disagreement = uncertainty
                .map(values -> OptionalDouble.of(mean(values, cells)))
                .orElse(OptionalDouble.empty());
        return new Target(
                rank,
                outline,
                cells.length,
                outline.getArea() / 1e6,
                within.getX(),
                within.getY(),
                degrees.x,
                degrees.y,
                mean,
                highest(cells),
                below(sortedScores, mean),
                disagreement,
                disagreement.isPresent()
                        ? OptionalDouble.of(below(sortedUncertainty.orElseThrow(), disagreement.getAsDouble()))
                        : OptionalDouble.empty(),
                applicability
                        .map(values -> OptionalDouble.of(Arrays.stream(cells)
                                        .filter(cell -> values[cell] < 1)
                                        .count()
                                / (double) Math.max(1, cells.length)))
                        .orElse(OptionalDouble.empty()),
                leading(elementCells),
                near(outline, deposits, nearby),
                (int) places.stream()
                        .filter(place ->
                                area.locate(new Coordinate(place.easting(), place.northing())) != Location.EXTERIOR)
                        .count());
    }

    private static int[] cells(Geometry outline, IndexedPointInAreaLocator area, GridGeometry grid) {
        Envelope box = outline.getEnvelopeInternal();
        int west = Math.max(0, (int) Math.floor((box.getMinX() - grid.west()) / grid.cellSize()));
        int east = Math.min(grid.columns() - 1, (int) Math.floor((box.getMaxX() - grid.west()) / grid.cellSize()));
        int north = Math.max(0, (int) Math.floor((grid.north() - box.getMaxY()) / grid.cellSize()));
        int south = Math.min(grid.rows() - 1, (int) Math.floor((grid.north() - box.getMinY()) / grid.cellSize()));
        IntStream.Builder cells = IntStream.builder();
        for (int row = north; row <= south; row++) {
            for (int column = west; column <= east; column++) {
                Coordinate centre = new Coordinate(grid.easting(column), grid.northing(row));
                if (area.locate(centre) != Location.EXTERIOR) {
                    cells.add(row * grid.columns() + column);
                }
            }
        }
        return cells.build().toArray();
    }

    private static double mean(float[] values, int[] cells) {
        return Arrays.stream(cells)
                .mapToDouble(cell -> values[cell])
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private double highest(int[] cells) {
        return Arrays.stream(cells)
                .mapToDouble(cell -> scores.scores()[cell])
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }

    private static double below(float[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, (float) value);
        return (double) (at < 0 ? -at - 1 : at) / Math.max(1, sorted.length);
    }

    private List<Target.Leading> leading(int[] cells) {
        return bands.stream()
                .map(band -> new Target.Leading(
                        band.style(),
                        (Arrays.stream(cells)
                                                .mapToDouble(cell -> band.scaled(band.values()[cell]))
                                                .filter(Double::isFinite)
                                                .average()
                                                .orElse(Double.NaN)
                                        - band.mean())
                                / band.deviation()))
                .filter(band -> Double.isFinite(band.deviations()))
                .sorted(Comparator.comparingDouble(band -> -band.deviations()))
                .limit(LEADING)
                .toList();
    }

    private static List<Target.Near> near(Geometry outline, List<Deposit> deposits, double nearby) {
        return deposits.stream()
                .map(deposit -> new Target.Near(
                        deposit,
                        outline.distance(outline.getFactory()
                                .createPoint(new Coordinate(deposit.easting(), deposit.northing())))))
                .filter(near -> near.metres() <= nearby)
                .sorted(Comparator.comparingDouble(Target.Near::metres))
                .toList();
    }
}
