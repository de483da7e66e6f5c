package org.prospectivity.wps.conversion;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.assays.Analyte;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evidence.CategoryLayer;
import org.prospectivity.engine.evidence.Density;
import org.prospectivity.engine.evidence.DensityLayer;
import org.prospectivity.engine.evidence.Derivative;
import org.prospectivity.engine.evidence.DistanceLayer;
import org.prospectivity.engine.evidence.EvidenceBand;
import org.prospectivity.engine.evidence.EvidenceLayer;
import org.prospectivity.engine.evidence.EvidenceStack;
import org.prospectivity.engine.evidence.Focal;
import org.prospectivity.engine.evidence.Polygons;
import org.prospectivity.engine.evidence.Segments;
import org.prospectivity.engine.evidence.WithinExtent;
import org.prospectivity.engine.gridding.Extent;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Band.Kind;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.rasters.ClassesLayer;
import org.prospectivity.rasters.DerivedLayer;
import org.prospectivity.rasters.ResampledCoverage;
import org.prospectivity.rasters.ResampledCoverage.Rule;
import org.prospectivity.rasters.ResampledLayer;
import org.prospectivity.wps.host.LayerName;

/**
 * Layers of any kind that become bands of a stack, and by which recipes. A layer without a recipe is taken as its
 * geometry suggests: polygons as a category and by the distance to them, lines and points by the distance to them, a
 * coverage with its bands as they are.
 */
public final class Evidence {
    /** So many classes of a category at most, unless a person asks for more. */
    public static final int MOST_CLASSES = 50;

    private static final double HALF_TURN = 180;
    /** The share of a grid that a layer lies in, below which a person is told. */
    private static final double MOST_OF_IT = 0.8;

    private final Map<String, GridCoverage2D> coverages = new LinkedHashMap<>();
    private final Map<String, SimpleFeatureCollection> features = new LinkedHashMap<>();
    private final List<Recipe> recipes;
    private final double leastShare;
    private final int mostClasses;
    private final boolean mappedOnly;

    /**
     * @param recipes as a person writes them; null for none
     * @param leastShare of a cell's area that a class covers; null for the rule of cell centres
     * @param mostClasses of a category; null for {@link #MOST_CLASSES}
     * @param mappedOnly whether nothing is known outside the box around a layer's features; null for no
     */
    public Evidence(List<String> recipes, Double leastShare, Integer mostClasses, Boolean mappedOnly) {
        this.recipes = Recipe.parse(recipes);
        this.mappedOnly = Boolean.TRUE.equals(mappedOnly);
        this.leastShare = leastShare == null ? 0 : leastShare;
        this.mostClasses = mostClasses == null ? MOST_CLASSES : mostClasses;
        InvalidInputException.require(
                this.leastShare >= 0 && this.leastShare <= 1,
                "leastShare",
                leastShare,
                "a share of a cell's area, 0 to 1");
        InvalidInputException.require(this.mostClasses >= 1, "mostClasses", mostClasses, "a whole number from 1");
    }

    /**
     * Adds layers, as data and by name; null for none.
     *
     * @param names of what is given as data, coverages first; where there is none, the data's own counts
     * @throws InvalidInputException when two have one name
     */
    public Evidence with(
            Inputs inputs,
            List<GridCoverage2D> coverageData,
            List<String> coverageLayers,
            List<SimpleFeatureCollection> featureData,
            List<String> featureLayers,
            List<String> names)
            throws IOException {
        int given = 0;
        for (GridCoverage2D coverage : orNone(coverageData)) {
            add(coverages, name(names, given++, coverage.getName().toString()), coverage);
        }
        for (SimpleFeatureCollection collection : orNone(featureData)) {
            SimpleFeatureCollection own = inputs.features("features", collection, null);
            add(features, name(names, given++, own.getSchema().getName().getLocalPart()), own);
        }
        InvalidInputException.require(
                orNone(names).size() <= given,
                "names",
                orNone(names).size() + " names",
                "one for each of the " + given + " coverages and features given as data");
        for (String layer : texts(coverageLayers)) {
            add(coverages, LayerName.parse(layer).name(), inputs.coverageOfLayer("coverageLayers", layer));
        }
        for (String layer : texts(featureLayers)) {
            add(features, LayerName.parse(layer).name(), inputs.featuresOfLayer("featureLayers", layer));
        }
        return this;
    }

    private static <T> List<T> orNone(List<T> given) {
        return given == null ? List.of() : given;
    }

    private static List<String> texts(List<String> given) {
        return orNone(given).stream()
                .flatMap(text -> Inputs.text(text).stream())
                .toList();
    }

    private static String name(List<String> names, int position, String own) {
        return position < orNone(names).size()
                ? Inputs.text(names.get(position)).orElse(own)
                : own;
    }

    private <T> void add(Map<String, T> layers, String name, T layer) {
        if (coverages.containsKey(name) || features.containsKey(name)) {
            throw new InvalidInputException(
                    "names", "two layers are called " + name + "; expected a name for each, in names");
        }
        layers.put(name, layer);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return coverages.isEmpty() && features.isEmpty();
    }

    /** The coverages, by name. */
    public Map<String, GridCoverage2D> coverages() {
        return Map.copyOf(coverages);
    }

    /** The features, by name. */
    public Map<String, SimpleFeatureCollection> features() {
        return Map.copyOf(features);
    }

    /**
     * What makes the bands on a grid. Geometries are read and transformed now, pixels when the bands are made.
     *
     * @param crs of the grid, easting first
     * @param warnings hears what a person should know of the layers
     * @throws InvalidInputException when a layer does not reach the grid, or a recipe does not fit it
     */
    public List<EvidenceLayer> on(
            GridGeometry grid, CoordinateReferenceSystem crs, Warnings warnings, Progress progress) {
        requireKnown();
        List<EvidenceLayer> layers = new ArrayList<>();
        double done = 0;
        for (Map.Entry<String, GridCoverage2D> entry : coverages.entrySet()) {
            progress.report(done++ / (coverages.size() + features.size()), "looking at " + entry.getKey());
            new OfCoverage(entry.getKey(), new ResampledCoverage(entry.getKey(), entry.getValue(), crs), grid, progress)
                    .addTo(layers);
        }
        for (Map.Entry<String, SimpleFeatureCollection> entry : features.entrySet()) {
            progress.report(done++ / (coverages.size() + features.size()), "reading " + entry.getKey());
            new OfFeatures(entry.getKey(), entry.getValue(), grid, crs, warnings).addTo(layers);
        }
        return layers;
    }

    private void requireKnown() {
        TreeSet<String> names = new TreeSet<>(coverages.keySet());
        names.addAll(features.keySet());
        for (Recipe recipe : recipes) {
            InvalidInputException.require(
                    names.contains(recipe.source()),
                    "evidence",
                    recipe.text(),
                    "one of the layers " + names + " before the equals sign");
        }
    }

    private List<Recipe> of(String source) {
        return recipes.stream().filter(recipe -> recipe.source().equals(source)).toList();
    }

    /** Refuses bands that are told apart by nothing but the case of letters, or not at all. */
    public static void requireOnce(List<? extends EvidenceLayer> layers) {
        Map<String, EvidenceBand> known = new HashMap<>();
        for (EvidenceLayer layer : layers) {
            for (EvidenceBand band : layer.bands()) {
                EvidenceBand other = known.putIfAbsent(band.band().key(), band);
                if (other != null) {
                    throw new InvalidInputException(
                            "evidence",
                            other.source() + " and " + band.source() + " both make a band "
                                    + other.band().name()
                                    + (other.band().name().equals(band.band().name())
                                            ? ""
                                            : " or " + band.band().name())
                                    + "; expected each once");
                }
            }
        }
    }

    /** A band's name: letters, digits, points and underscores of the source, then, behind a hyphen, of the part. */
    private static Band band(String source, Optional<String> part, Kind kind) {
        String name = source.replaceAll("[^\\p{Alnum}_.]", "_")
                + part.map(text -> "-" + text.replaceAll("[^\\p{Alnum}_.-]", "_"))
                        .orElse("")
                + "_" + kind.name().toLowerCase(Locale.ROOT);
        return Band.of(name);
    }

    private InvalidInputException unfit(Recipe recipe, String what, String accepted) {
        return new InvalidInputException(
                "evidence",
                recipe.text() + " is not accepted, " + recipe.source() + " being " + what + "; expected " + accepted);
    }

    private void requireClasses(String source, String attribute, int count) {
        if (count > mostClasses) {
            throw new InvalidInputException(
                    "evidence",
                    attribute + " of " + source + " has " + count + " classes, more than " + mostClasses
                            + "; expected an attribute with fewer, or mostClasses of " + count + " to take them all");
        }
    }

    /** The bands of a coverage. */
    private final class OfCoverage {
        private final String source;
        private final ResampledCoverage coverage;
        private final GridGeometry grid;
        private final Progress progress;
        private final boolean several;

        OfCoverage(String source, ResampledCoverage coverage, GridGeometry grid, Progress progress) {
            this.source = source;
            this.coverage = coverage;
            this.grid = grid;
            this.progress = (fraction, message) -> progress.report(0, message);
            several = coverage.bands().size() > 1;
        }

        void addTo(List<EvidenceLayer> layers) {
            List<Recipe> own = of(source);
            if (own.isEmpty()) {
                layers.addAll(bands());
            }
            for (Recipe recipe : own) {
                switch (recipe.operation()) {
                    case BANDS -> {
                        recipe.plain();
                        layers.addAll(bands());
                    }
                    case CONTINUOUS -> layers.add(continuous(recipe));
                    case CATEGORY -> {
                        recipe.plain();
                        layers.add(classes());
                    }
                    case SLOPE -> derive(recipe, Derivative.SLOPE, layers);
                    case GRADIENT -> derive(recipe, Derivative.GRADIENT, layers);
                    case CURVATURE -> derive(recipe, Derivative.CURVATURE, layers);
                    case FOCAL_MEAN -> focal(recipe, false, layers);
                    case FOCAL_DEVIATION -> focal(recipe, true, layers);
                    default ->
                        throw unfit(
                                recipe,
                                "a coverage",
                                "bands, continuous, category, slope, gradient, curvature, focal_mean or"
                                        + " focal_deviation");
                }
            }
        }

        private Optional<String> part(String band, String... more) {
            List<String> parts = new ArrayList<>();
            if (several) {
                parts.add(band);
            }
            parts.addAll(List.of(more));
            return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("-", parts));
        }

        /** The bands as they are; those whose names do not tell what they are become numbers of any kind. */
        private List<EvidenceLayer> bands() {
            Rule fitting = coverage.fitting(grid);
            List<EvidenceLayer> layers = new ArrayList<>();
            for (int b = 0; b < coverage.bands().size(); b++) {
                Band own = Band.of(coverage.bands().get(b));
                boolean known = own.tellsKind() || Analyte.of(own.symbol()).isPresent();
                Band band = known ? own : band(source, part(own.name()), Kind.CONTINUOUS);
                Rule rule = band.kind() == Kind.CATEGORY ? Rule.NEAREST : fitting;
                layers.add(layer(b, rule, new EvidenceBand(band, source, rule(rule), unit(band))));
            }
            return layers;
        }

        private EvidenceLayer layer(int position, Rule rule, EvidenceBand band) {
            return new ResampledLayer(coverage, new int[] {position}, rule, List.of(band));
        }

        private EvidenceLayer continuous(Recipe recipe) {
            Rule rule = recipe.argument().map(text -> rule(recipe, text)).orElse(coverage.fitting(grid));
            List<EvidenceBand> bands = new ArrayList<>();
            int[] positions = new int[coverage.bands().size()];
            for (int b = 0; b < positions.length; b++) {
                positions[b] = b;
                bands.add(new EvidenceBand(
                        band(source, part(coverage.bands().get(b)), Kind.CONTINUOUS), source, rule(rule), ""));
            }
            return new ResampledLayer(coverage, positions, rule, bands);
        }

        private Rule rule(Recipe recipe, String text) {
            for (Rule rule : Rule.values()) {
                if (rule.name().equalsIgnoreCase(text)) {
                    return rule;
                }
            }
            throw new InvalidInputException(
                    "evidence", recipe.text(), "nearest, bilinear, cubic or average in the brackets");
        }

        private void derive(Recipe recipe, Derivative derivative, List<EvidenceLayer> layers) {
            recipe.plain();
            Rule rule = coverage.fitting(grid);
            for (int b = 0; b < coverage.bands().size(); b++) {
                String word = recipe.operation().word();
                layers.add(DerivedLayer.of(
                        coverage,
                        b,
                        rule,
                        derivative,
                        new EvidenceBand(
                                band(source, part(coverage.bands().get(b), word), Kind.CONTINUOUS),
                                source,
                                word + " of the " + rule(rule),
                                derivative.unit())));
            }
        }

        private void focal(Recipe recipe, boolean deviation, List<EvidenceLayer> layers) {
            Focal focal = new Focal(deviation, recipe.positive("radius in metres"));
            Rule rule = coverage.fitting(grid);
            for (int b = 0; b < coverage.bands().size(); b++) {
                String word = recipe.operation().word();
                layers.add(DerivedLayer.of(
                        coverage,
                        b,
                        rule,
                        focal,
                        grid.cellSize(),
                        new EvidenceBand(
                                band(source, part(coverage.bands().get(b), word), Kind.CONTINUOUS),
                                source,
                                word + " within " + focal.radius() + " m of the " + rule(rule),
                                "")));
            }
        }

        /** A band for each code that a cell of the grid has. */
        private EvidenceLayer classes() {
            InvalidInputException.require(
                    !several, "evidence", source + "=category", "a coverage with one band, whose values are codes");
            TreeSet<Float> codes = new TreeSet<>();
            int rows = Math.max(1, Math.min(grid.rows(), (1 << 22) / grid.columns()));
            for (int row = 0; row < grid.rows(); row += rows) {
                GridGeometry strip = EvidenceStack.strip(grid, row, Math.min(rows, grid.rows() - row));
                float[][] values = new float[1][strip.cells()];
                coverage.read(strip, new int[] {0}, Rule.NEAREST, values, progress);
                for (float value : values[0]) {
                    if (!Float.isNaN(value)) {
                        codes.add(value);
                    }
                }
                requireClasses(source, coverage.bands().get(0), codes.size());
            }
            List<EvidenceBand> bands = new ArrayList<>();
            float[] numbers = new float[codes.size()];
            for (float code : codes) {
                numbers[bands.size()] = code;
                String text = code == Math.rint(code) ? Integer.toString((int) code) : Float.toString(code);
                bands.add(new EvidenceBand(
                        band(source, Optional.of(text), Kind.CATEGORY), source, rule(Rule.NEAREST), ""));
            }
            InvalidInputException.require(
                    !bands.isEmpty(),
                    "coverages",
                    source + ", without data on the grid,",
                    "a coverage with data there");
            return new ClassesLayer(coverage, 0, numbers, bands);
        }

        private String rule(Rule rule) {
            return switch (rule) {
                case NEAREST -> "nearest pixel";
                case BILINEAR -> "bilinear interpolation";
                case CUBIC -> "cubic interpolation";
                case AVERAGE -> "average of the pixels";
            };
        }
    }

    private static String unit(Band band) {
        return band.kind() == Kind.DISTANCE ? "m" : band.unit().label();
    }

    /** The bands of features. */
    private final class OfFeatures {
        private final String source;
        private final SimpleFeatureCollection features;
        private final GridGeometry grid;
        private final CoordinateReferenceSystem crs;
        private final Warnings warnings;
        private final Map<Optional<String>, Shapes> read = new HashMap<>();

        OfFeatures(
                String source,
                SimpleFeatureCollection features,
                GridGeometry grid,
                CoordinateReferenceSystem crs,
                Warnings warnings) {
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
                layers.add(mappedOnly ? new WithinExtent(layer, extent) : layer);
            }
            double common = overlap(extent.west(), extent.east(), grid.west(), grid.east())
                    * overlap(extent.south(), extent.north(), grid.south(), grid.north());
            if (!mappedOnly && common < MOST_OF_IT) {
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
            List<Recipe> own = of(source);
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
                        throw unfit(
                                recipe,
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
                throw unfit(
                        recipe,
                        "a layer of " + kind.name().toLowerCase(Locale.ROOT),
                        "polygons, or " + source + "=distance");
            }
        }

        private List<EvidenceLayer> categories(Optional<String> attribute) {
            Shapes shapes = shapes(attribute);
            String rule = leastShare > 0 ? "at least " + leastShare + " of the cell's area" : "the cell's centre";
            return each(shapes, attribute, (name, polygons) -> {
                EvidenceLayer layer = new CategoryLayer(
                        polygons, leastShare, new EvidenceBand(band(source, name, Kind.CATEGORY), source, rule, ""));
                // Of one unit alone, what lies elsewhere is without it; beyond a map of units, it is unknown.
                return attribute.isPresent() ? new WithinExtent(layer, shapes.extent()) : layer;
            });
        }

        private List<EvidenceLayer> distances(Optional<String> attribute) {
            return each(shapes(attribute), attribute, (name, polygons) -> DistanceLayer.to(polygons, distanceTo(name)));
        }

        private EvidenceBand distanceTo(Optional<String> name) {
            return new EvidenceBand(
                    band(source, name, Kind.DISTANCE), source, "distance from the cell's centre to the geometry", "m");
        }

        private interface OfClass {
            EvidenceLayer layer(Optional<String> name, Polygons polygons);
        }

        private List<EvidenceLayer> each(Shapes shapes, Optional<String> attribute, OfClass make) {
            Map<String, Polygons> classes = shapes.classes();
            attribute.ifPresent(name -> requireClasses(source, name, classes.size()));
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
                warnings.add(List.of(source + ": the classes " + String.join(", ", absent)
                        + " do not reach the grid and are left out"));
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
                            new EvidenceBand(
                                    band(source, Optional.empty(), Kind.DENSITY),
                                    source,
                                    "length within " + radius + " m by the circle's area",
                                    "km/km²"));
                case POINTS ->
                    new DensityLayer(
                            Density.ofPoints(shapes.segments(), radius),
                            new EvidenceBand(
                                    band(source, Optional.empty(), Kind.DENSITY),
                                    source,
                                    "points within " + radius + " m by the circle's area",
                                    "per km²"));
                case POLYGONS -> throw unfit(recipe, "a layer of polygons", "lines or points");
            };
        }

        private Shapes lines(Recipe recipe) {
            Shapes shapes = shapes(Optional.empty());
            if (shapes.kind() != Shapes.Kind.LINES) {
                throw unfit(recipe, "a layer of " + shapes.kind().name().toLowerCase(Locale.ROOT), "lines");
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
                                    band(source, Optional.of(name), Kind.DISTANCE),
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
                        "evidence",
                        recipe.text() + " finds no lines that meet; expected lines of two features that do");
            }
            return DistanceLayer.to(
                    places,
                    new EvidenceBand(
                            band(source, Optional.of("intersections"), Kind.DISTANCE),
                            source,
                            "distance to where lines of two features meet",
                            "m"));
        }
    }
}
