package org.prospectivity.wps.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.prospectivity.assays.Analyte;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evidence.Derivative;
import org.prospectivity.engine.evidence.EvidenceBand;
import org.prospectivity.engine.evidence.EvidenceLayer;
import org.prospectivity.engine.evidence.EvidenceStack;
import org.prospectivity.engine.evidence.Focal;
import org.prospectivity.engine.evidence.PotentialField;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Band.Kind;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.rasters.ClassesLayer;
import org.prospectivity.rasters.DerivedLayer;
import org.prospectivity.rasters.PotentialFieldLayer;
import org.prospectivity.rasters.ResampledCoverage;
import org.prospectivity.rasters.ResampledCoverage.Rule;
import org.prospectivity.rasters.ResampledLayer;

/** What is made of one coverage. */
final class CoverageEvidence {
    private final Evidence evidence;
    private final String source;
    private final ResampledCoverage coverage;
    private final GridGeometry grid;
    private final Progress progress;
    private final boolean several;

    CoverageEvidence(
            Evidence evidence, String source, ResampledCoverage coverage, GridGeometry grid, Progress progress) {
        this.evidence = evidence;
        this.source = source;
        this.coverage = coverage;
        this.grid = grid;
        this.progress = (fraction, message) -> progress.report(0, message);
        several = coverage.bands().size() > 1;
    }

    void addTo(List<EvidenceLayer> layers) {
        List<Recipe> own = evidence.of(source);
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
                case VERTICAL_DERIVATIVE -> potential(recipe, PotentialField.VERTICAL_DERIVATIVE, layers);
                case TILT -> potential(recipe, PotentialField.TILT, layers);
                case FOCAL_MEAN -> focal(recipe, false, layers);
                case FOCAL_DEVIATION -> focal(recipe, true, layers);
                default ->
                    throw recipe.unfit(
                            "a coverage",
                            "bands, continuous, category, slope, gradient, curvature, vertical_derivative, tilt,"
                                    + " focal_mean or focal_deviation");
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
            Band band = known ? own : Evidence.band(source, part(own.name()), Kind.CONTINUOUS);
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
                    Evidence.band(source, part(coverage.bands().get(b)), Kind.CONTINUOUS), source, rule(rule), ""));
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
        Rule rule = coverage.fitting(grid);
        for (int b = 0; b < coverage.bands().size(); b++) {
            layers.add(DerivedLayer.of(coverage, b, rule, derivative, derived(recipe, b, rule, derivative.unit())));
        }
    }

    private void potential(Recipe recipe, PotentialField made, List<EvidenceLayer> layers) {
        Rule rule = coverage.fitting(grid);
        for (int b = 0; b < coverage.bands().size(); b++) {
            EvidenceBand band = derived(recipe, b, rule, made.unit());
            layers.add(new PotentialFieldLayer(coverage, b, rule, made, grid, band));
        }
    }

    /** What is made of a band by a recipe without anything in the brackets. */
    private EvidenceBand derived(Recipe recipe, int position, Rule rule, String unit) {
        recipe.plain();
        String word = recipe.operation().word();
        return new EvidenceBand(
                Evidence.band(source, part(coverage.bands().get(position), word), Kind.CONTINUOUS),
                source,
                word + " of the " + rule(rule),
                unit);
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
                            Evidence.band(source, part(coverage.bands().get(b), word), Kind.CONTINUOUS),
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
            evidence.requireClasses(source, coverage.bands().get(0), codes.size());
        }
        List<EvidenceBand> bands = new ArrayList<>();
        float[] numbers = new float[codes.size()];
        for (float code : codes) {
            numbers[bands.size()] = code;
            String text = code == Math.rint(code) ? Integer.toString((int) code) : Float.toString(code);
            bands.add(new EvidenceBand(
                    Evidence.band(source, Optional.of(text), Kind.CATEGORY), source, rule(Rule.NEAREST), ""));
        }
        InvalidInputException.require(
                !bands.isEmpty(), "coverages", source + ", without data on the grid,", "a coverage with data there");
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

    private static String unit(Band band) {
        return band.kind() == Kind.DISTANCE ? "m" : band.unit().label();
    }
}
