package org.prospectivity.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.engine.geochemistry.GriddingOptions;
import org.prospectivity.engine.geochemistry.Places;
import org.prospectivity.engine.geochemistry.SampleTable;
import org.prospectivity.engine.geochemistry.SurveyGridding;
import org.prospectivity.engine.gridding.GridLayout;
import org.prospectivity.engine.gridding.SampleDistance;
import org.prospectivity.engine.gridding.SampledGround;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.prospectivity.Survey;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.Predictors;
import org.prospectivity.engine.raster.RasterStack;

/**
 * A public survey as it is judged: decimal logarithms of its usable elements on cells of 2 km by the defaults of
 * gridding, and the cells of its gold deposits.
 *
 * @param samples how many
 * @param survey maps, and the cell of each gold deposit
 * @param area the maps as models see them
 * @param judged for each cell whether it is learned from and judged
 * @param sampleDistances for each cell the distances to samples
 */
record RealSurvey(int samples, Survey survey, Predictors area, boolean[] judged, List<float[]> sampleDistances) {
    /** Side of a cell in metres. */
    static final double CELL = 2000;

    /** An element is usable when at least so large a share of the samples has a determination of it. */
    private static final double LEAST_SHARE = 0.05;

    private static final long SHUFFLE_SEED = 7;

    private static final String COMMODITY = "(^|.*;)Au(;.*|$)";

    /** Which elements are mapped, by the share of samples with a determination, be it below the detection limit. */
    enum Elements {
        /** All but those whose map tells little more than where they were looked for. */
        USABLE("one in twenty samples has", LEAST_SHARE, false),
        /** The same, but judged only where {@link #ALL} are judged. */
        USABLE_WHERE_ALL("one in twenty samples has, judged where all are mapped", LEAST_SHARE, false),
        COMMON("every second sample has", 0.5, false),
        ALL("all", 0, false),
        /** All, the values of those that are not usable shuffled among their samples: what is left is the places. */
        ALL_BUT_VALUES("all, the values of rarer ones shuffled", 0, true);

        private final String words;
        private final double leastShare;
        private final boolean shuffled;

        Elements(String words, double leastShare, boolean shuffled) {
            this.words = words;
            this.leastShare = leastShare;
            this.shuffled = shuffled;
        }

        /** In tables. */
        String words() {
            return words;
        }
    }

    /**
     * Reads and grids a survey.
     *
     * @param samples a table of {@code id,x,y} and an element in each further column
     * @param deposits a table of {@code id,x,y,commodity,…}, the commodities separated by semicolons; those with gold
     *     among them count
     * @param farther whether maps reach as far from samples as in the published tables of models, {@link #reach}, instead
     *     of as far as they do by default
     */
    static RealSurvey read(Path samples, Path deposits, Elements elements, boolean farther, int threads)
            throws IOException {
        SampleTable table = samples(samples, elements);
        GriddingOptions options = GriddingOptions.defaults()
                .withTransform(Band.Transform.LOG10)
                .withCellSize(CELL)
                .withThreads(threads);
        RasterStack maps = SurveyGridding.run(
                        table, farther ? options.withMaxDistance(reach(table)) : options, Progress.NONE)
                .maps();
        List<CSVRecord> gold = records(deposits).stream()
                .filter(deposit -> deposit.get("commodity").matches(COMMODITY))
                .toList();
        int[] cells = Labels.cellsAt(maps.geometry(), column(gold, "x"), column(gold, "y"));
        double[] eastings = new double[table.size()];
        double[] northings = new double[table.size()];
        Arrays.setAll(eastings, table::easting);
        Arrays.setAll(northings, table::northing);
        Predictors area = Predictors.of(maps, "geochemistry");
        return new RealSurvey(
                table.size(),
                new Survey(maps, cells, new int[0], "geochemistry"),
                area,
                area.valid(),
                SampleDistance.of(eastings, northings, maps.geometry()));
    }

    /**
     * How far cells lie from samples, in metres: 3 √(A/N), farther than maps reach by default, with which the
     * published figures were made. Narrower ground leaves fewer cells that are easily told from deposits.
     */
    static double reach(SampleTable samples) {
        Places places = new Places(samples, 0, Progress.NONE);
        double[] eastings = new double[places.size()];
        double[] northings = new double[places.size()];
        Arrays.setAll(eastings, places::easting);
        Arrays.setAll(northings, places::northing);
        return SampledGround.MOST_SPACINGS * GridLayout.spacing(eastings, northings);
    }

    /** The same survey, judged in no cell where another, of the same grid, is not. */
    RealSurvey within(RealSurvey other) {
        boolean[] both = judged.clone();
        for (int cell = 0; cell < both.length; cell++) {
            both[cell] &= other.judged[cell];
        }
        return new RealSurvey(samples, survey, area, both, sampleDistances);
    }

    private static SampleTable samples(Path file, Elements chosen) throws IOException {
        List<CSVRecord> records = records(file);
        List<Determinations> elements = new ArrayList<>();
        List<String> columns = records.get(0).getParser().getHeaderNames();
        for (String column : columns.subList(3, columns.size())) {
            List<String> texts =
                    records.stream().map(sample -> sample.get(column)).toList();
            long known = texts.stream().filter(text -> !text.isBlank()).count();
            if (known > 0 && known >= chosen.leastShare * texts.size()) {
                boolean rare = known < LEAST_SHARE * texts.size();
                elements.add(new Determinations(column, chosen.shuffled && rare ? shuffled(texts) : texts));
            }
        }
        return new SampleTable(column(records, "x"), column(records, "y"), elements);
    }

    /** The same values at the same samples, but no longer each at its own. */
    private static List<String> shuffled(List<String> texts) {
        List<String> known =
                new ArrayList<>(texts.stream().filter(text -> !text.isBlank()).toList());
        Collections.shuffle(known, new Random(SHUFFLE_SEED));
        Iterator<String> next = known.iterator();
        return texts.stream().map(text -> text.isBlank() ? text : next.next()).toList();
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
