package org.prospectivity.benchmark;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.prospectivity.engine.model.OptionalJson;
import org.prospectivity.engine.prospectivity.ModelFigures;
import org.prospectivity.engine.prospectivity.TrainingReport;

/** Results of {@link SurveysBenchmark}, each in a file of its own, so that none is computed twice. */
final class Results {
    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .serializeSpecialFloatingPointValues()
            .registerTypeAdapterFactory(new OptionalJson())
            .setPrettyPrinting()
            .create();

    private final Path folder;

    /**
     * What one model did on one survey with one seed.
     *
     * @param table of the report it belongs to
     * @param deposits to learn from in each fold; 0 for all
     * @param settings it depends on; with others it is computed again
     * @param seconds it took
     * @param figures of the held-out scores
     * @param report of a whole training; null of a single model
     */
    record Result(
            String survey,
            String table,
            String model,
            int deposits,
            long seed,
            String settings,
            double seconds,
            ModelFigures figures,
            TrainingReport report) {}

    Results(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("surveys"));
    }

    Path folder() {
        return folder.getParent();
    }

    boolean has(String survey, String table, String model, int deposits, long seed, String settings)
            throws IOException {
        Path file = file(survey, table, model, deposits, seed);
        return Files.exists(file) && read(file).settings().equals(settings);
    }

    void add(Result result) throws IOException {
        Files.writeString(
                file(result.survey(), result.table(), result.model(), result.deposits(), result.seed()),
                GSON.toJson(result));
    }

    List<Result> all() throws IOException {
        List<Result> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                all.add(read(file));
            }
        }
        return all;
    }

    static String json(List<Result> results) {
        return GSON.toJson(results);
    }

    private static Result read(Path file) throws IOException {
        return GSON.fromJson(Files.readString(file), Result.class);
    }

    private Path file(String survey, String table, String model, int deposits, long seed) {
        return folder.resolve(String.join("_", survey, table, Integer.toString(deposits), model, Long.toString(seed))
                        .replaceAll("[^A-Za-z0-9_]+", "-")
                + ".json");
    }
}
