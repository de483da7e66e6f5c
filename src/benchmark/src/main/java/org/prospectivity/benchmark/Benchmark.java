package org.prospectivity.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs one part of the benchmarks, named by the property {@code benchmark.part}, and writes its tables to the folder
 * given as the only argument. The properties of the module's build file say what else can be chosen.
 *
 * <ul>
 *   <li>{@code peers}, {@code growth} or both, {@code all}: gridding beside its peers and how its time grows
 *   <li>{@code large}: gridding and predicting the greatest maps; {@code largePrediction}: only the latter
 *   <li>{@code network}: training and scoring beside libtorch and ONNX Runtime
 *   <li>{@code clusterPeers}: predicting and gridding on Spark beside ONNX Runtime and Apache Sedona there
 *   <li>{@code leak}: the memory that 200 trainings leave behind
 *   <li>{@code maps}: maps by WMS beside MapServer, and the memory that 10,000 of them leave behind
 *   <li>{@code tables}: reading a million samples beside DuckDB, and with little heap
 *   <li>{@code evidence}: distances to lines beside gdal_rasterize and gdal_proximity; {@code largeEvidence}: the
 *       greatest stack
 *   <li>{@code synthetic}: models on synthetic surveys with a known answer
 *   <li>{@code recommended}: whether the model that a training recommends is as good as the best
 *   <li>{@code suggest}: what suggested samples are worth beside random and regular ones
 *   <li>{@code surveys}: models on real surveys
 *   <li>{@code murchison}: elements, lithology and structures on a real survey, alone and together
 *   <li>{@code verdicts}: whether intervals and verdicts are right as often as they say, where the truth is known
 * </ul>
 */
public final class Benchmark {
    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        String part = property("part");
        int threads = Integer.parseInt(property("threads"));
        switch (part) {
            case "peers", "growth", "all" ->
                GriddingBenchmark.run(folder, !part.equals("growth"), !part.equals("peers"));
            case "large" -> {
                new LargeSurveyBenchmark(folder).run();
                new LargePredictionBenchmark(folder).run();
            }
            case "largePrediction" -> new LargePredictionBenchmark(folder).run();
            case "network" -> new NetworkBenchmark(folder).run();
            case "clusterPeers" ->
                ClusterPeersBenchmark.run(
                        folder,
                        threads,
                        System.getProperty("benchmark.clusterClasspath", System.getProperty("java.class.path")));
            case "leak" -> LeakBenchmark.run();
            case "maps" -> new MapsBenchmark(folder).run();
            case "tables" -> new TablesBenchmark(folder).run();
            case "evidence" -> new EvidenceBenchmark(folder).run();
            case "largeEvidence" -> new LargeEvidenceBenchmark(folder).run();
            case "synthetic" ->
                new SyntheticBenchmark(folder, property("replicates"), property("synthetic"), threads).run();
            case "recommended" -> new RecommendationBenchmark(folder, property("replicates"), threads).run();
            case "suggest" -> new SuggestBenchmark(folder, property("replicates"), threads).run();
            case "surveys" ->
                new SurveysBenchmark(
                                folder,
                                Path.of(System.getProperty("survey.data")),
                                property("surveys"),
                                property("seeds"),
                                property("tables"),
                                property("models"),
                                threads)
                        .run();
            case "murchison" ->
                new MurchisonBenchmark(folder, Path.of(System.getProperty("survey.data")), property("seeds")).run();
            case "verdicts" ->
                new VerdictsBenchmark(folder, Integer.parseInt(property("simulated")), property("simulations"), threads)
                        .run();
            default ->
                throw new IllegalArgumentException("benchmark.part: " + part
                        + "; expected peers, growth, all, large, largePrediction, network, clusterPeers, leak, maps, tables,"
                        + " evidence, largeEvidence, synthetic, recommended, suggest, surveys, murchison or verdicts");
        }
    }

    private static String property(String name) {
        return System.getProperty("benchmark." + name);
    }
}
