package org.prospectivity.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.util.ProgressListener;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.cli.demo.WpsClient.Execution;
import org.prospectivity.engine.cnn.TrainingSettings;
import org.prospectivity.engine.geochemistry.GriddingReport;
import org.prospectivity.engine.prospectivity.ProspectivityPrediction.PredictionReport;
import org.prospectivity.engine.prospectivity.TrainingReport;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.RasterStack;
import org.prospectivity.features.CrsCodes;
import org.prospectivity.files.DataDirectory;
import org.prospectivity.files.FileLayers;
import org.prospectivity.files.formats.FeatureFiles;
import org.prospectivity.files.formats.FeatureOptions;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.reports.HtmlReport;
import org.prospectivity.tables.TableOptions;
import org.prospectivity.wps.conversion.Report;

/**
 * The whole chain on the synthetic survey, by WPS: publish samples and deposits, grid both areas, train on the source and
 * then on the known deposits of the target, score the target, compare with its hidden deposits; then train with faults
 * and lithology beside the elements. It leaves in a directory,
 * which is that of the server it talks to:
 *
 * <pre>
 * report.html                     what was found
 * layers/demo/*_samples.geojson   samples and deposits of both areas
 * layers/demo/*_deposits.geojson
 * layers/demo/source.tif          element maps of both areas
 * layers/demo/target.tif
 * layers/demo/prospectivity.tif   scores and their uncertainty
 * layers/demo/evidence.tif        element maps of the target with faults and lithology
 * models/demo*.prospectivity-model
 * *.json                          the reports of the processes
 * </pre>
 */
public final class Demo {
    private static final String MODEL = "demo";

    private static final String WORKSPACE = "demo";
    /** Window of the training with geology, in cells. */
    private static final int NARROW = 9;
    /** Networks of the training with geology. */
    private static final int FEW = 3;

    private final Path data;
    private final Path directory;
    private final WpsClient server;
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
        public static final Settings DEFAULT =
                new Settings(500, 17, TrainingSettings.forWindow(17).steps(), 5, 5);
    }

    /**
     * @param data a folder with {@code target} and {@code source}, as {@link SyntheticFiles} writes them
     * @param directory where the results go: that of the server
     * @param server its address
     * @param out for a line at each step, and the summary
     * @param progress of each step, from 0 to 100 %
     */
    public Demo(
            Path data, Path directory, String server, Settings settings, PrintStream out, ProgressListener progress) {
        this.data = data;
        this.directory = directory;
        this.server = new WpsClient(server);
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
        SimpleFeatureCollection hidden = features("target/hidden.csv", target.code);
        Path decoys = data.resolve("target/decoys.csv");
        removeLayers();

        DemoResults.Area sourceArea = grid("1/5", source);
        DemoResults.Area targetArea = grid("2/5", target);
        publish("hidden_deposits", "target/hidden.csv", target.code);
        TrainingReport training = train(source, target);
        PredictionReport prediction = predict();
        TrainingReport withGeology = trainWithGeology(target);
        DemoResults results = new DemoResults(
                targetArea,
                sourceArea,
                Place.of("testDeposits", hidden, target.crs()),
                Files.exists(decoys)
                        ? Place.of("decoys", features("target/decoys.csv", target.code), target.crs())
                        : List.of(),
                training,
                map("prospectivity"),
                prediction,
                withGeology);

        Path report = directory.resolve("report.html");
        Files.writeString(report, HtmlReport.render(DemoReport.of(results)));
        out.println();
        DemoReport.summary(results).forEach(out::println);
        out.println();
        out.println("Report: " + report);
        return report;
    }

    /** What is known of an area before anything is done. */
    private record Survey(String name, String code, SimpleFeatureCollection samples, SimpleFeatureCollection deposits) {

        CoordinateReferenceSystem crs() {
            return CrsCodes.decode("crs", code);
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
        String crs = SyntheticFiles.crs(data.resolve(name));
        return new Survey(name, crs, features(name + "/samples.csv", crs), features(name + "/deposits.csv", crs));
    }

    private SimpleFeatureCollection features(String file, String crs) throws IOException {
        return FeatureFiles.read(
                "data",
                data.resolve(file),
                new FeatureOptions(null, null, CrsCodes.decode("crs", crs), TableOptions.NONE));
    }

    /** Those of an earlier run, which publishing again would refuse to replace. */
    private void removeLayers() throws IOException {
        FileLayers layers = new DataDirectory(directory).layers();
        for (String layer : layers.list()) {
            if (layer.startsWith(WORKSPACE + ":")) {
                layers.delete(layer);
            }
        }
    }

    private static String layer(String name) {
        return WORKSPACE + ":" + name;
    }

    private RasterStack map(String name) throws IOException {
        return Coverages.stack("layer", server.coverage(layer(name)));
    }

    private void publish(String name, String file, String crs) throws IOException {
        server.execute(
                new Execution("gs:Import")
                        .csv("features", data.resolve(file))
                        .literal("srs", crs)
                        .literal("workspace", WORKSPACE)
                        .literal("name", name),
                List.of("layerName"),
                progress);
    }

    private DemoResults.Area grid(String step, Survey survey) throws IOException {
        out.println(step + " Gridding " + survey.elements().size() + " elements of the " + survey.name + " area from "
                + survey.samples.size() + " samples");
        publish(survey.name + "_samples", survey.name + "/samples.csv", survey.code);
        publish(survey.name + "_deposits", survey.name + "/deposits.csv", survey.code);
        String report = execute(
                        new Execution("prospectivity:GridGeochem")
                                .literal("samplesLayer", layer(survey.name + "_samples"))
                                .literal("elements", survey.elements())
                                .literal("transform", Band.Transform.LOG10)
                                .literal("cellSize", settings.cellSize)
                                .literal("layer", layer(survey.name)),
                        "gridding-" + survey.name)
                .get("report");
        return new DemoResults.Area(
                Place.of("samples", survey.samples, survey.crs()),
                Place.of("deposits", survey.deposits, survey.crs()),
                map(survey.name),
                Report.read(report, GriddingReport.class));
    }

    private TrainingReport train(Survey source, Survey target) throws IOException {
        out.println("3/5 Training on the " + source.deposits.size() + " deposits of the source, then on the "
                + target.deposits.size() + " known ones of the target, and the same without transfer");
        Map<String, String> outputs = execute(
                new Execution("prospectivity:TrainTransferCNN")
                        .literal("geochemistryLayer", layer(target.name))
                        .literal("depositsLayer", layer(target.name + "_deposits"))
                        .literal("testDepositsLayer", layer("hidden_deposits"))
                        .literal("samplesLayer", layer(target.name + "_samples"))
                        .literal("sourceGeochemistryLayer", layer(source.name))
                        .literal("sourceDepositsLayer", layer(source.name + "_deposits"))
                        .literal("model", MODEL)
                        .literal("overwrite", true)
                        .literal("window", settings.window)
                        .literal("steps", settings.steps)
                        .literal("members", settings.members)
                        .literal("folds", settings.folds)
                        .literal("repeats", 1)
                        .literal("compare", true),
                "training",
                "history");
        Files.writeString(directory.resolve("history.json"), outputs.get("history"));
        return Report.read(outputs.get("report"), TrainingReport.class);
    }

    private PredictionReport predict() throws IOException {
        out.println("4/5 Scoring the target area");
        Map<String, String> outputs = execute(
                new Execution("prospectivity:PredictProspectivity")
                        .literal("geochemistryLayer", layer("target"))
                        .literal("model", MODEL)
                        .literal("depositsLayer", layer("hidden_deposits"))
                        .literal("layer", layer("prospectivity")),
                "prediction");
        return Report.read(outputs.get("report"), PredictionReport.class);
    }

    /** From scratch, by a narrow window: the geology tells at a place what it tells. */
    private TrainingReport trainWithGeology(Survey target) throws IOException {
        out.println("5/5 Training on faults and lithology beside the elements, and on each alone");
        execute(
                new Execution("prospectivity:StackEvidence")
                        .literal("geochemistryLayer", layer(target.name))
                        .geoJson("features", data.resolve(target.name + "/faults.geojson"))
                        .geoJson("features", data.resolve(target.name + "/lithology.geojson"))
                        .literal("names", List.of("faults", "lithology"))
                        .literal("evidence", List.of("faults=distance", "lithology=category(unit)"))
                        .literal("layer", layer("evidence")),
                "evidence");
        Map<String, String> outputs = execute(
                new Execution("prospectivity:TrainTransferCNN")
                        .literal("geochemistryLayer", layer("evidence"))
                        .literal("depositsLayer", layer(target.name + "_deposits"))
                        .literal("testDepositsLayer", layer("hidden_deposits"))
                        .literal("samplesLayer", layer(target.name + "_samples"))
                        .literal("model", MODEL + "-geology")
                        .literal("overwrite", true)
                        .literal("window", Math.min(settings.window, NARROW))
                        .literal("members", Math.min(settings.members, FEW))
                        .literal("folds", settings.folds)
                        .literal("repeats", 1),
                "training-geology");
        return Report.read(outputs.get("report"), TrainingReport.class);
    }

    private Map<String, String> execute(Execution execution, String name, String... others) throws IOException {
        long start = System.nanoTime();
        List<String> wanted = new ArrayList<>(List.of(others));
        wanted.add("report");
        Map<String, String> outputs = server.execute(execution, wanted, progress);
        out.println(String.format(Locale.ROOT, "    done in %.0f s", (System.nanoTime() - start) / 1e9));
        Files.writeString(directory.resolve(name + ".json"), outputs.get("report"));
        return outputs;
    }
}
