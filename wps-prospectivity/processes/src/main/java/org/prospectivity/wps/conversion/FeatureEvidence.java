package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.evidence.CategoryLayer;
import org.prospectivity.engine.evidence.Density;
import org.prospectivity.engine.evidence.DensityLayer;
import org.prospectivity.engine.evidence.DistanceLayer;
import org.prospectivity.engine.evidence.EvidenceBand;
import org.prospectivity.engine.evidence.EvidenceLayer;
import org.prospectivity.engine.evidence.Polygons;
import org.prospectivity.engine.evidence.Segments;
import org.prospectivity.engine.evidence.WithinExtent;
import org.prospectivity.engine.gridding.Extent;
import org.prospectivity.engine.raster.Band.Kind;
import org.prospectivity.engine.raster.GridGeometry;

/** What is made of one layer of features. */
final class FeatureEvidence {
    private static final double HALF_TURN = 180;
    /** The share of a grid that a layer lies in, below which a person is told. */
    private static final double MOST_OF_IT = 0.8;

    private final Evidence evidence;
    private final String source;
    private final SimpleFeatureCollection features;
    private final GridGeometry grid;
    private final CoordinateReferenceSystem crs;
    private final Warnings warnings;
    private final Map<Optional<String>, Shapes> read = new HashMap<>();

    FeatureEvidence(
            Evidence evidence,
            String source,
            SimpleFeatureCollection features,
            GridGeometry grid,
            CoordinateReferenceSystem crs,
            Warnings warnings) {
        this.evidence = evidence;
        this.source = source;
        this.features = features;
        this.grid = grid;
        this.crs = crs;
        this.warnings = warnings;
    }

    void addTo(List<EvidenceLayer> layers) {
        List<EvidenceLayer> made = new ArrayList<>();
        make(made);
        Extent extent = shapes(read.keySet().iterator().next()).extent();
        for (EvidenceLayer layer : made) {
            layers.add(evidence.mappedOnly() ? new WithinExtent(layer, extent) : layer);
        }
        double common = overlap(extent.west(), extent.east(), grid.west(), grid.east())
                * overlap(extent.south(), extent.north(), grid.south(), grid.north());
        if (!evidence.mappedOnly() && common < MOST_OF_IT) {
            warnings.add(List.of(String.format(
                    Locale.ROOT,
                    "%s lies in %.0f %% of the grid; elsewhere nothing is taken to be there, unless mappedOnly is"
                            + " set",
                    source,
                    100 * common)));
        }
    }

    /** The share of the second span that the first has in common with it. */
    private static double overlap(double from, double to, double start, double end) {
        return Math.max(0, Math.min(to, end) - Math.max(from, start)) / (end - start);
    }

    private void make(List<EvidenceLayer> layers) {
        List<Recipe> own = evidence.of(source);
        if (own.isEmpty()) {
            if (shapes(Optional.empty()).kind() == Shapes.Kind.POLYGONS) {
                layers.addAll(categories(Optional.empty()));
            }
            layers.add(distance());
        }
        for (Recipe recipe : own) {
            switch (recipe.operation()) {
                case CATEGORY -> {
                    requirePolygons(recipe);
                    layers.addAll(categories(recipe.argument()));
                }
                case CATEGORY_DISTANCE -> {
                    requirePolygons(recipe);
                    layers.addAll(distances(recipe.argument()));
                }
                case DISTANCE -> {
                    recipe.plain();
                    layers.add(distance());
                }
                case DENSITY -> layers.add(density(recipe));
                case ORIENTATION -> layers.addAll(orientations(recipe));
                case INTERSECTIONS -> layers.add(intersections(recipe));
                default ->
                    throw recipe.unfit(
                            "a layer of features",
                            "category, category_distance, distance, density, orientation or intersections");
            }
        }
    }

    private Shapes shapes(Optional<String> classes) {
        return read.computeIfAbsent(classes, attribute -> {
            Shapes shapes = Shapes.of(source, features, crs, attribute);
            Extent extent = shapes.extent();
            if (extent.west() > grid.east()
                    || extent.east() < grid.west()
                    || extent.south() > grid.north()
                    || extent.north() < grid.south()) {
                throw new InvalidInputException(
                        "features", source + " does not reach the grid; expected a layer of the same area");
            }
            warnings.add(shapes.warnings());
            return shapes;
        });
    }

    private void requirePolygons(Recipe recipe) {
        Shapes.Kind kind = shapes(recipe.argument()).kind();
        if (kind != Shapes.Kind.POLYGONS) {
            throw recipe.unfit(
                    "a layer of " + kind.name().toLowerCase(Locale.ROOT), "polygons, or " + source + "=distance");
        }
    }

    private List<EvidenceLayer> categories(Optional<String> attribute) {
        Shapes shapes = shapes(attribute);
        String rule = evidence.leastShare() > 0
                ? "at least " + evidence.leastShare() + " of the cell's area"
                : "the cell's centre";
        return each(shapes, attribute, (name, polygons) -> {
            EvidenceLayer layer = new CategoryLayer(
                    polygons,
                    evidence.leastShare(),
                    new EvidenceBand(Evidence.band(source, name, Kind.CATEGORY), source, rule, ""));
            // Of one unit alone, what lies elsewhere is without it; beyond a map of units, it is unknown.
            return attribute.isPresent() ? new WithinExtent(layer, shapes.extent()) : layer;
        });
    }

    private List<EvidenceLayer> distances(Optional<String> attribute) {
        return each(shapes(attribute), attribute, (name, polygons) -> DistanceLayer.to(polygons, distanceTo(name)));
    }

    private EvidenceBand distanceTo(Optional<String> name) {
        return new EvidenceBand(
                Evidence.band(source, name, Kind.DISTANCE),
                source,
                "distance from the cell's centre to the geometry",
                "m");
    }

    private interface OfClass {
        EvidenceLayer layer(Optional<String> name, Polygons polygons);
    }

    private List<EvidenceLayer> each(Shapes shapes, Optional<String> attribute, OfClass make) {
        Map<String, Polygons> classes = shapes.classes();
        attribute.ifPresent(name -> evidence.requireClasses(source, name, classes.size()));
        List<EvidenceLayer> layers = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        classes.forEach((name, polygons) -> {
            if (polygons.reach(grid)) {
                layers.add(make.layer(attribute.map(given -> name), polygons));
            } else {
                absent.add(name);
            }
        });
        if (!absent.isEmpty()) {
            warnings.add(List.of(
                    source + ": the classes " + String.join(", ", absent) + " do not reach the grid and are left out"));
        }
        if (layers.isEmpty()) {
            throw new InvalidInputException(
                    "features", source + " does not reach the grid; expected a layer of the same area");
        }
        return layers;
    }

    private EvidenceLayer distance() {
        Shapes shapes = shapes(Optional.empty());
        return shapes.kind() == Shapes.Kind.POLYGONS
                ? DistanceLayer.to(shapes.polygons(), distanceTo(Optional.empty()))
                : DistanceLayer.to(shapes.segments(), distanceTo(Optional.empty()));
    }

    private EvidenceLayer density(Recipe recipe) {
        double radius = recipe.positive("radius in metres");
        Shapes shapes = shapes(Optional.empty());
        return switch (shapes.kind()) {
            case LINES ->
                new DensityLayer(
                        Density.ofLines(shapes.segments(), radius),
                        density("length within " + radius + " m by the circle's area", "km/km²"));
            case POINTS ->
                new DensityLayer(
                        Density.ofPoints(shapes.segments(), radius),
                        density("points within " + radius + " m by the circle's area", "per km²"));
            case POLYGONS -> throw recipe.unfit("a layer of polygons", "lines or points");
        };
    }

    private EvidenceBand density(String how, String unit) {
        return new EvidenceBand(Evidence.band(source, Optional.empty(), Kind.DENSITY), source, how, unit);
    }

    private Shapes lines(Recipe recipe) {
        Shapes shapes = shapes(Optional.empty());
        if (shapes.kind() != Shapes.Kind.LINES) {
            throw recipe.unfit("a layer of " + shapes.kind().name().toLowerCase(Locale.ROOT), "lines");
        }
        return shapes;
    }

    /** Classes of direction of equal width, the first of them around north. */
    private List<EvidenceLayer> orientations(Recipe recipe) {
        double count = recipe.positive("number of classes");
        InvalidInputException.require(
                count == Math.rint(count) && count >= 2 && count <= 36,
                "evidence",
                recipe.text(),
                "2 to 36 classes of direction in the brackets");
        Segments all = lines(recipe).segments();
        double width = HALF_TURN / count;
        List<EvidenceLayer> layers = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double middle = i * width;
            Segments some = all.where(azimuth -> Math.abs((azimuth - middle + 270) % HALF_TURN - 90) <= width / 2);
            String name = String.format(Locale.ROOT, "azimuth%03.0f", middle);
            if (some.size() == 0) {
                absent.add(name);
            } else {
                layers.add(DistanceLayer.to(
                        some,
                        new EvidenceBand(
                                Evidence.band(source, Optional.of(name), Kind.DISTANCE),
                                source,
                                "distance to the pieces of lines within " + width / 2 + "° of this direction",
                                "m")));
            }
        }
        if (!absent.isEmpty()) {
            warnings.add(List.of(source + ": no line has the directions " + String.join(", ", absent)));
        }
        return layers;
    }

    private EvidenceLayer intersections(Recipe recipe) {
        recipe.plain();
        Segments places = lines(recipe).intersections();
        if (places.size() == 0) {
            throw new InvalidInputException(
                    "evidence", recipe.text() + " finds no lines that meet; expected lines of two features that do");
        }
        return DistanceLayer.to(
                places,
                new EvidenceBand(
                        Evidence.band(source, Optional.of("intersections"), Kind.DISTANCE),
                        source,
                        "distance to where lines of two features meet",
                        "m"));
    }
}
