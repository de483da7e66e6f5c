package org.prospectivity.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.util.ProgressListener;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.NameImpl;
import org.geotools.process.Processors;
import org.prospectivity.engine.geochemistry.GriddingReport;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction.PredictionReport;
import org.prospectivity.engine.prospectivity.TrainingReport;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.standalone.data.DataDirectory;
import org.prospectivity.standalone.formats.CrsCodes;
import org.prospectivity.standalone.formats.FeatureFiles;
import org.prospectivity.standalone.formats.FeatureOptions;
import org.prospectivity.standalone.report.HtmlReport;
import org.prospectivity.wps.Coverages;
import org.prospectivity.wps.Host;
import org.prospectivity.wps.ProspectivityProcessFactory;
import org.prospectivity.wps.Report;

/**
 * The whole chain on the synthetic survey, by the registered processes: grid both areas, train on the source and then on
 * the known deposits of the target, score the target, compare with its hidden deposits. It leaves in a directory:
 *
 * <pre>
 * report.html                     what was found
 * layers/demo/source.tif          element maps of both areas
 * layers/demo/target.tif
 * layers/demo/prospectivity.tif   scores and their uncertainty
 * models/demo.prospectivity-model
 * *.json                          the reports of the processes
 * </pre>
 *
 * <p>It is a data directory, so that the command line can go on from there.
 */
public final class Demo {
    private static final String CRS = "EPSG:32650";
    private static final String MODEL = "demo";

    private final Path data;
    private final Path directory;
    private final Settings settings;
    private final PrintStream out;
    private final ProgressListener progress;

    /**
     * How the chain is run; all else is the processes' own default.
     *
     * @param cellSize m
     * @param window in cells; it has to contain a halo of some 4 km to each side
     * @param steps of each network's training
     * @param members networks
     * @param folds of the cross-validation on the known deposits, 0 for none
     */
    public record Settings(double cellSize, int window, int steps, int members, int folds) {
        /** Shows the point in a few minutes. */
        public static final Settings DEFAULT = new Settings(500, 17, 150, 5, 5);
    }

    /**
     * @param data a folder with {@code target} and {@code source}, as {@link SyntheticFiles} writes them
     * @param directory where the results go; it is made where it is missing
     * @param out for a line at each step, and the summary
     * @param progress of each step, from 0 to 100 %
     */
    public Demo(Path data, Path directory, Settings settings, PrintStream out, ProgressListener progress) {
        this.data = data;
        this.directory = directory;
        this.settings = settings;
        this.out = out;
        this.progress = progress;
    }

    /**
     * Runs the chain.
     *
     * @return the report it wrote
     */
    public Path run() throws IOException {
        Survey source = survey("source");
        Survey target = survey("target");
        SimpleFeatureCollection hidden = features("target/hidden.csv");
        Path decoys = data.resolve("target/decoys.csv");
        Files.createDirectories(directory);
        DataDirectory host = new DataDirectory(directory);
        Host.register(host.layers(), host.models());

        DemoResults.Area sourceArea = grid("1/4", source);
        DemoResults.Area targetArea = grid("2/4", target);
        TrainingReport training = train(source, target, hidden);
        Map<String, Object> scored = predict(hidden);
        DemoResults results = new DemoResults(
                targetArea,
                sourceArea,
                Place.of("testDeposits", hidden, target.crs),
                Files.exists(decoys) ? Place.of("decoys", features("target/decoys.csv"), target.crs) : List.of(),
                training,
                Coverages.stack("result", (GridCoverage2D) scored.get("result")),
                Report.read((String) scored.get("report"), PredictionReport.class));

        Path report = directory.resolve("report.html");
        Files.writeString(report, HtmlReport.render(DemoReport.of(results)));
        out.println();
        DemoReport.summary(results).forEach(out::println);
        out.println();
        out.println("Report: " + report);
        return report;
    }

    /** What is known of an area before anything is done. */
    private record Survey(
            String name,
            SimpleFeatureCollection samples,
            SimpleFeatureCollection deposits,
            CoordinateReferenceSystem crs) {

        String layer() {
            return "demo:" + name;
        }

        /** The attributes that {@link Band} reads a unit from. */
        List<String> elements() {
            return samples.getSchema().getAttributeDescriptors().stream()
                    .map(attribute -> attribute.getLocalName())
                    .filter(name -> Band.of(name).unit() != Band.Unit.UNKNOWN)
                    .toList();
        }
    }

    private Survey survey(String name) throws IOException {
        return new Survey(
                name, features(name + "/samples.csv"), features(name + "/deposits.csv"), CrsCodes.decode("crs", CRS));
    }

    private SimpleFeatureCollection features(String file) throws IOException {
        return FeatureFiles.read(
                "data", data.resolve(file), new FeatureOptions(null, null, CrsCodes.decode("crs", CRS), null));
    }

    private DemoResults.Area grid(String step, Survey survey) throws IOException {
        out.println(step + " Gridding " + survey.elements().size() + " elements of the " + survey.name + " area from "
                + survey.samples.size() + " samples");
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("samples", survey.samples);
        inputs.put("elements", survey.elements());
        inputs.put("transform", Band.Transform.LOG10);
        inputs.put("cellSize", settings.cellSize);
        inputs.put("layer", survey.layer());
        inputs.put("overwrite", true);
        Map<String, Object> outputs = execute("GridGeochem", inputs);
        GriddingReport report = Report.read(keep("gridding-" + survey.name, outputs), GriddingReport.class);
        return new DemoResults.Area(
                Place.of("samples", survey.samples, survey.crs),
                Place.of("deposits", survey.deposits, survey.crs),
                Coverages.stack("result", (GridCoverage2D) outputs.get("result")),
                report);
    }

    private TrainingReport train(Survey source, Survey target, SimpleFeatureCollection hidden) throws IOException {
        out.println("3/4 Training on the " + source.deposits.size() + " deposits of the source, then on the "
                + target.deposits.size() + " known ones of the target, and the same without transfer");
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("geochemistryLayer", target.layer());
        inputs.put("deposits", target.deposits);
        inputs.put("testDeposits", hidden);
        inputs.put("samples", target.samples);
        inputs.put("sourceGeochemistryLayer", source.layer());
        inputs.put("sourceDeposits", source.deposits);
        inputs.put("model", MODEL);
        inputs.put("overwrite", true);
        inputs.put("window", settings.window);
        inputs.put("steps", settings.steps);
        inputs.put("members", settings.members);
        inputs.put("folds", settings.folds);
        inputs.put("compare", true);
        Map<String, Object> outputs = execute("TrainTransferCNN", inputs);
        Files.writeString(directory.resolve("history.json"), (String) outputs.get("history"));
        return Report.read(keep("training", outputs), TrainingReport.class);
    }

    private Map<String, Object> predict(SimpleFeatureCollection hidden) throws IOException {
        out.println("4/4 Scoring the target area");
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("geochemistryLayer", "demo:target");
        inputs.put("model", MODEL);
        inputs.put("deposits", hidden);
        inputs.put("layer", "demo:prospectivity");
        inputs.put("overwrite", true);
        Map<String, Object> outputs = execute("PredictProspectivity", inputs);
        keep("prediction", outputs);
        return outputs;
    }

    private Map<String, Object> execute(String process, Map<String, Object> inputs) {
        long start = System.nanoTime();
        Map<String, Object> outputs = Processors.createProcess(
                        new NameImpl(ProspectivityProcessFactory.NAMESPACE, process))
                .execute(inputs, progress);
        out.println(String.format(Locale.ROOT, "    done in %.0f s", (System.nanoTime() - start) / 1e9));
        return outputs;
    }

    private String keep(String name, Map<String, Object> outputs) throws IOException {
        String report = (String) outputs.get("report");
        Files.writeString(directory.resolve(name + ".json"), report);
        return report;
    }
}
