package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.engine.cnn.Initialisation;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.geochemistry.GriddingOptions;
import org.prospectivity.engine.gridding.SampledGround;
import org.prospectivity.engine.prospectivity.ScoringOptions;
import org.prospectivity.engine.prospectivity.TrainingOptions;
import org.prospectivity.engine.sampling.Reason;
import org.prospectivity.engine.sampling.SamplingOptions;
import org.prospectivity.engine.targets.DelineationOptions;

/** A process tells the engine's defaults, and so do the documents. */
class DefaultsTest {
    private static final GriddingOptions GRIDDING = GriddingOptions.defaults();
    private static final TrainingOptions TRAINING = TrainingOptions.defaults();
    private static final ScoringOptions SCORING = ScoringOptions.defaults();
    private static final TrainingSettings SETTINGS = TrainingSettings.forWindow(TrainingOptions.DEFAULT_WINDOW);
    private static final TrainingSettings WIDE = TrainingSettings.forWindow(17);
    private static final int STEPS_PER_CELL = TrainingSettings.forWindow(10).steps() - SETTINGS.steps();

    /** Inputs whose default is the process's own affair: the engine knows no layer, chart or input that names a kind. */
    private static final Set<String> OF_PROCESSES =
            Set.of("overwrite", "charts", "pretext", "freeze", "outOfFold", "samplePlaces");

    /**
     * The default of an input.
     *
     * @param value the engine's
     */
    private record Default(Class<?> process, String input, Object value) {}

    /** What a description has to say of a default that is a rule. */
    private record Rule(Class<?> process, String input, String told) {}

    private static Stream<Default> values() {
        return Stream.of(
                new Default(GridGeochem.class, "method", GRIDDING.method()),
                new Default(GridGeochem.class, "transform", GRIDDING.transform()),
                new Default(GridGeochem.class, "detectionLimits", GRIDDING.detectionLimits()),
                new Default(GridGeochem.class, "duplicates", GRIDDING.duplicates()),
                new Default(GridGeochem.class, "hull", GRIDDING.hull()),
                new Default(GridGeochem.class, "variance", GRIDDING.variance()),
                new Default(GridGeochem.class, "backTransform", GRIDDING.backTransform()),
                new Default(GridGeochem.class, "zones", AssayOptions.DEFAULT.zones()),
                new Default(GridGeochem.class, "outliers", AssayOptions.DEFAULT.outliers()),
                new Default(GridGeochem.class, "oxidesAsElements", AssayOptions.DEFAULT.oxidesAsElements()),
                new Default(
                        DelineateTargets.class,
                        "applicableOnly",
                        DelineationOptions.defaults().applicableOnly()),
                new Default(
                        SuggestSamples.class,
                        "count",
                        SamplingOptions.defaults().count()),
                new Default(PredictProspectivity.class, "method", SCORING.method()),
                new Default(PredictProspectivity.class, "percentile", SCORING.percentile()),
                new Default(ExplainProspectivity.class, "method", SCORING.method()),
                new Default(TrainTransferCNN.class, "window", TRAINING.window()),
                new Default(TrainTransferCNN.class, "learningRate", SETTINGS.learningRate()),
                new Default(TrainTransferCNN.class, "batchSize", SETTINGS.batchSize()),
                new Default(TrainTransferCNN.class, "negatives", SETTINGS.negatives()),
                new Default(TrainTransferCNN.class, "negativesFrom", TRAINING.negativesFrom()),
                new Default(TrainTransferCNN.class, "members", SETTINGS.members()),
                new Default(TrainTransferCNN.class, "earlyStopping", SETTINGS.earlyStopping()),
                new Default(TrainTransferCNN.class, "blend", SETTINGS.blend()),
                new Default(TrainTransferCNN.class, "folds", TRAINING.folds()),
                new Default(TrainTransferCNN.class, "repeats", TRAINING.repeats()),
                new Default(TrainTransferCNN.class, "shifts", TRAINING.shifts()),
                new Default(TrainTransferCNN.class, "compare", TRAINING.compare()),
                new Default(TrainTransferCNN.class, "seed", TRAINING.seed()));
    }

    private static Stream<Rule> rules() {
        return Stream.of(
                new Rule(
                        GridGeochem.class,
                        "duplicateTolerance",
                        "default " + text(GRIDDING.duplicateTolerance()) + ", the same"),
                new Rule(
                        GridGeochem.class,
                        "maxDistance",
                        "default " + text(SampledGround.GAPS) + " times the typical gap between samples"),
                new Rule(
                        GridGeochem.class,
                        "maxDistance",
                        "as far as " + text(100 * SampledGround.JOINED) + " % of the samples have to the next one"),
                new Rule(GridGeochem.class, "maxDistance", "at most " + text(SampledGround.MOST_SPACINGS) + " √(A/N)"),
                new Rule(
                        GridGeochem.class,
                        "neighbours",
                        "default " + GriddingOptions.IDW_NEIGHBOURS + " for IDW, " + GriddingOptions.KRIGING_NEIGHBOURS
                                + " for KRIGING"),
                new Rule(
                        GridGeochem.class,
                        "leastDetermined",
                        "default " + text(AssayOptions.DEFAULT.leastDetermined()) + "."),
                new Rule(GridGeochem.class, "sectors", "default " + GriddingOptions.SECTORS + "."),
                new Rule(GridGeochem.class, "power", "default " + text(GriddingOptions.POWER) + "."),
                new Rule(GridGeochem.class, "structures", "default " + GriddingOptions.STRUCTURES + "."),
                new Rule(
                        TrainTransferCNN.class,
                        "steps",
                        "default " + SETTINGS.steps() + ", and " + STEPS_PER_CELL
                                + " more for each cell the window is wider than 9, at most " + WIDE.steps()),
                new Rule(
                        TrainTransferCNN.class,
                        "mixing",
                        "default " + text(SETTINGS.augmentation().mixing())
                                + " for windows up to 9 cells, falling to "
                                + text(WIDE.augmentation().mixing()) + " for 17"),
                new Rule(
                        TrainTransferCNN.class,
                        "bandDropout",
                        "default " + text(SETTINGS.augmentation().bandDropout())
                                + " for windows up to 9 cells, rising to "
                                + text(WIDE.augmentation().bandDropout()) + " for 17"),
                new Rule(
                        TrainTransferCNN.class,
                        "freeze",
                        "AUTO: 2 with up to " + Initialisation.FEW_DEPOSITS + " deposits, else 0"),
                new Rule(DelineateTargets.class, "share", "default " + text(DelineationOptions.DEFAULT_SHARE) + " "),
                new Rule(
                        DelineateTargets.class,
                        "minimumArea",
                        "default that of " + DelineationOptions.MINIMUM_CELLS + " cells"),
                new Rule(SuggestSamples.class, "count", "1 to " + SamplingOptions.MOST + ";"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aDefaultIsTheEnginesAndIsTold(Default engine) {
        DescribeParameter input = input(engine.process(), engine.input());
        assertThat(input.defaultValue()).isEqualTo(text(engine.value()));
        assertThat(input.description()).containsPattern("default " + Pattern.quote(text(engine.value())) + "[.,;]");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleIsTold(Rule rule) {
        assertThat(input(rule.process(), rule.input()).description()).contains(rule.told());
    }

    @Test
    void noDefaultIsLeftOut() {
        List<String> compared = values().map(Default::input).toList();
        for (Class<?> process :
                List.of(GridGeochem.class, TrainTransferCNN.class, DelineateTargets.class, SuggestSamples.class)) {
            assertThat(inputs(process).filter(input -> !input.defaultValue().equals(DescribeParameter.DEFAULT_NULL)))
                    .extracting(DescribeParameter::name)
                    .allMatch(name -> compared.contains(name) || OF_PROCESSES.contains(name));
        }
    }

    @Test
    void theBestShareIsTold() {
        assertThat(DelineateTargets.class.getAnnotation(DescribeProcess.class).description())
                .contains("the best " + text(100 * DelineationOptions.DEFAULT_SHARE) + " % of the area");
    }

    @Test
    void theMethodIsToldWithTheSameDefaults() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/method.md")))
                .contains(
                        "`IDW`: " + GriddingOptions.IDW_NEIGHBOURS + " neighbours, power "
                                + text(GriddingOptions.POWER),
                        "`KRIGING`: ordinary, " + GriddingOptions.KRIGING_NEIGHBOURS + " neighbours",
                        text(SampledGround.GAPS) + " typical gaps from every sample",
                        "as " + text(100 * SampledGround.JOINED) + " % of the samples have to the next one",
                        "at most " + text(SampledGround.MOST_SPACINGS) + " √(A/N)",
                        "The window (" + TrainingOptions.DEFAULT_WINDOW + " cells by default)",
                        SETTINGS.steps() + " batches of " + SETTINGS.batchSize() / 2 + " windows around deposits",
                        STEPS_PER_CELL + " more for each cell the window is wider than 9, at most " + WIDE.steps(),
                        SETTINGS.negatives() + " such cells per deposit",
                        "for each of " + SETTINGS.members() + " networks",
                        "one-cycle rate to " + text(SETTINGS.learningRate()),
                        "from 0 to " + text(SETTINGS.augmentation().mixing()) + " for windows up to 9 cells, to "
                                + text(WIDE.augmentation().mixing()) + " from 17 on",
                        "up to " + Initialisation.FEW_DEPOSITS + " deposits tune the head alone",
                        "from the " + text(Reason.HIGH) + "th percentile on",
                        "from " + text(Reason.FAR) + " typical gaps on");
    }

    private static DescribeParameter input(Class<?> process, String name) {
        return inputs(process)
                .filter(input -> input.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<DescribeParameter> inputs(Class<?> process) {
        Method execute = Arrays.stream(process.getMethods())
                .filter(method -> method.getName().equals("execute"))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(execute.getParameterAnnotations())
                .<Annotation>flatMap(Arrays::stream)
                .filter(DescribeParameter.class::isInstance)
                .map(DescribeParameter.class::cast);
    }

    /** A number without needless zeros; anything else as it is. */
    private static String text(Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
