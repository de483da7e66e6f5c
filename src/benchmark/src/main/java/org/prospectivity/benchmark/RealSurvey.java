package org.prospectivity.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.evaluation.Labels;
import org.prospectivity.engine.geochemistry.Censoring;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.engine.geochemistry.SampleTable;
import org.prospectivity.engine.geochemistry.SurveyGridder;
import org.prospectivity.engine.gridding.SampleDistance;
import org.prospectivity.engine.prospectivity.Survey;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/**
 * A public survey as it is judged: decimal logarithms of its usable elements on cells of 2 km by the defaults of
 * gridding, and the cells of its gold deposits. An element is usable when at least one sample in twenty has a
 * determination of it, be it below the detection limit: the map of a rarer one tells where it was looked for.
 *
 * @param samples how many
 * @param survey maps, and the cell of each gold deposit
 * @param area the maps as models see them
 * @param sampleDistances for each cell the distance to the nearest sample
 */
record RealSurvey(int samples, Survey survey, Predictors area, float[] sampleDistances) {
    /** Side of a cell in metres. */
    static final double CELL = 2000;

    private static final double LEAST_SHARE = 0.05;

    private static final String COMMODITY = "(^|.*;)Au(;.*|$)";

    /**
     * Reads and grids a survey.
     *
     * @param samples a table of {@code id,x,y} and an element in each further column
     * @param deposits a table of {@code id,x,y,commodity,…}, the commodities separated by semicolons; those with gold
     *     among them count
     */
    static RealSurvey read(Path samples, Path deposits, int threads) throws IOException {
        SampleTable table = usable(samples(samples));
        RasterStack maps = new SurveyGridder()
                .transform(Band.Transform.LOG10)
                .cellSize(CELL)
                .threads(threads)
                .grid(table, Progress.NONE)
                .maps();
        List<CSVRecord> gold = records(deposits).stream()
                .filter(deposit -> deposit.get("commodity").matches(COMMODITY))
                .toList();
        int[] cells = Labels.cellsAt(maps.geometry(), column(gold, "x"), column(gold, "y"));
        double[] eastings = new double[table.size()];
        double[] northings = new double[table.size()];
        Arrays.setAll(eastings, table::easting);
        Arrays.setAll(northings, table::northing);
        return new RealSurvey(
                table.size(),
                new Survey(maps, cells, new int[0], "geochemistry"),
                Predictors.of(maps, "geochemistry"),
                SampleDistance.of(eastings, northings, maps.geometry()));
    }

    private static SampleTable samples(Path file) throws IOException {
        List<CSVRecord> records = records(file);
        List<Determinations> elements = new ArrayList<>();
        List<String> columns = records.get(0).getParser().getHeaderNames();
        for (String column : columns.subList(3, columns.size())) {
            List<String> texts =
                    records.stream().map(sample -> sample.get(column)).toList();
            if (texts.stream().anyMatch(text -> !text.isBlank())) {
                elements.add(new Determinations(column, texts));
            }
        }
        return new SampleTable(column(records, "x"), column(records, "y"), elements);
    }

    private static SampleTable usable(SampleTable table) {
        return table.select(table.elements().stream()
                .filter(element -> {
                    Censoring censoring = element.censoring();
                    return element.size() - censoring.missing() >= LEAST_SHARE * element.size();
                })
                .map(Determinations::element)
                .toList());
    }

    private static List<CSVRecord> records(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = format.parse(reader)) {
            return parser.getRecords();
        }
    }

    private static double[] column(List<CSVRecord> records, String name) {
        return records.stream()
                .mapToDouble(record -> Double.parseDouble(record.get(name)))
                .toArray();
    }
}
