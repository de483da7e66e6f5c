package org.prospectivity.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.gridding.Gridder;
import org.prospectivity.engine.gridding.Interpolator;
import org.prospectivity.engine.gridding.InverseDistance;
import org.prospectivity.engine.gridding.NaturalNeighbour;
import org.prospectivity.engine.gridding.Neighbourhood;
import org.prospectivity.engine.gridding.OrdinaryKriging;
import org.prospectivity.engine.gridding.PointValues;
import org.prospectivity.engine.gridding.Variogram;

/**
 * Gridding beside gdal_grid and gstat, and how its time grows with points, cells and elements. Writes the tables as
 * {@code gridding.md} and a chart as {@code gridding.png}.
 */
final class GriddingBenchmark {
    private static final int POINTS = 20_000;
    private static final int CELLS = 1000;
    private static final int MOST_ELEMENTS = 39;
    private static final Variogram VARIOGRAM = Variogram.parse("nugget 0.01 + spherical 0.25 range 9000");
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final StringBuilder text = new StringBuilder();

    private GriddingBenchmark() {}

    /**
     * @param peers whether to run beside the peers
     * @param growth whether to show how the time grows
     */
    static void run(Path folder, boolean peers, boolean growth) throws Exception {
        GriddingBenchmark benchmark = new GriddingBenchmark();
        benchmark.line("# Gridding: time");
        benchmark.line("");
        benchmark.line(
                "%d threads, heap %d MB, Java %s. Median of 3 warm runs, or one of more than 10 s; no mask.",
                THREADS, Runtime.getRuntime().maxMemory() >> 20, Runtime.version());
        if (peers) {
            benchmark.besidePeers(folder);
        }
        if (growth) {
            benchmark.growth(folder);
        }
        Files.writeString(folder.resolve("gridding.md"), benchmark.text);
    }

    private void line(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        text.append(line).append('\n');
    }

    private static Interpolator idw() {
        return new InverseDistance(2, Neighbourhood.nearest(12));
    }

    private static Interpolator kriging(int elements) {
        return new OrdinaryKriging(Collections.nCopies(elements, VARIOGRAM), Neighbourhood.nearest(16));
    }

    private static Interpolator krigingWithAVariogramEach(int elements) {
        List<Variogram> variograms = new ArrayList<>();
        for (int e = 0; e < elements; e++) {
            variograms.add(Variogram.parse("nugget 0.01 + spherical 0.25 range " + (9000 + 10 * e)));
        }
        return new OrdinaryKriging(variograms, Neighbourhood.nearest(16));
    }

    private static double time(Interpolator interpolator, int points, int elements, int cells, int threads)
            throws Exception {
        PointValues survey = RandomSurvey.of(points, elements);
        return Stopwatch.seconds(3, () -> new Gridder(interpolator, Double.POSITIVE_INFINITY, threads)
                .grid(survey, RandomSurvey.grid(cells), false, Progress.NONE));
    }

    private void besidePeers(Path folder) throws Exception {
        line("");
        line("## %d points to %d x %d cells", POINTS, CELLS, CELLS);
        line("");
        line("The peers grid an element at a time: their time for one counts as many times as there are elements.");
        line("gdal_grid includes its start and files; gstat's is the call alone, on its one thread.");
        line("");
        Peers peers = new Peers(folder, RandomSurvey.of(POINTS, 1), CELLS);
        OptionalDouble gdal = peers.gdalGrid(3000);
        OptionalDouble gstatIdw = peers.gstat("krige(z~1,p,g,nmax=12,set=list(idp=2),debug.level=0)");
        OptionalDouble gstatKriging =
                peers.gstat("krige(z~1,p,g,model=vgm(0.25,'Sph',9000,0.01),nmax=16,debug.level=0)");
        line("| method | elements | threads | seconds | gdal_grid | ratio | gstat | ratio |");
        line("|---|---|---|---|---|---|---|---|");
        for (int threads : THREADS == 1 ? new int[] {1} : new int[] {1, THREADS}) {
            for (int elements : new int[] {1, 12, MOST_ELEMENTS}) {
                row("IDW, 12 neighbours", idw(), elements, threads, gdal, gstatIdw);
            }
            for (int elements : new int[] {1, 12, MOST_ELEMENTS}) {
                row(
                        "kriging, 16 neighbours",
                        kriging(elements),
                        elements,
                        threads,
                        OptionalDouble.empty(),
                        gstatKriging);
            }
            row(
                    "kriging, a variogram each",
                    krigingWithAVariogramEach(MOST_ELEMENTS),
                    MOST_ELEMENTS,
                    threads,
                    OptionalDouble.empty(),
                    gstatKriging);
            row(
                    "natural neighbour",
                    new NaturalNeighbour(),
                    1,
                    threads,
                    OptionalDouble.empty(),
                    OptionalDouble.empty());
        }
    }

    private void row(
            String method,
            Interpolator interpolator,
            int elements,
            int threads,
            OptionalDouble gdal,
            OptionalDouble gstat)
            throws Exception {
        double seconds = time(interpolator, POINTS, elements, CELLS, threads);
        line(
                "| %s | %d | %d | %.2f | %s | %s |",
                method, elements, threads, seconds, beside(gdal, elements, seconds), beside(gstat, elements, seconds));
    }

    private static String beside(OptionalDouble one, int elements, double seconds) {
        return one.isEmpty()
                ? "– | –"
                : String.format(
                        Locale.ROOT,
                        "%.1f | %.0f",
                        one.getAsDouble() * elements,
                        one.getAsDouble() * elements / seconds);
    }

    private void growth(Path folder) throws Exception {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(600)
                .title("Seconds to grid 12 elements to 1000 × 1000 cells")
                .xAxisTitle("points")
                .yAxisTitle("seconds")
                .build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        line("");
        line("## How time grows, %d threads", THREADS);
        line("");
        line("| points | elements | cells | IDW | kriging, one variogram | natural neighbour |");
        line("|---|---|---|---|---|---|");
        List<Double> points = new ArrayList<>();
        List<List<Double>> seconds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int count : new int[] {1_000, 10_000, 100_000, 1_000_000}) {
            points.add((double) count);
            double[] times = growth(count, 12, CELLS);
            for (int i = 0; i < times.length; i++) {
                seconds.get(i).add(times[i]);
            }
        }
        growth(POINTS, 12, 250);
        growth(POINTS, 12, 500);
        growth(POINTS, 12, 2000);
        growth(POINTS, 1, CELLS);
        growth(POINTS, MOST_ELEMENTS, CELLS);
        chart.addSeries("IDW, 12 neighbours", points, seconds.get(0));
        chart.addSeries("kriging, 16 neighbours", points, seconds.get(1));
        chart.addSeries("natural neighbour", points, seconds.get(2));
        save(chart, folder.resolve("gridding.png"));
    }

    private double[] growth(int points, int elements, int cells) throws Exception {
        double[] seconds = {
            time(idw(), points, elements, cells, THREADS),
            time(kriging(elements), points, elements, cells, THREADS),
            time(new NaturalNeighbour(), points, elements, cells, THREADS)
        };
        line(
                "| %d | %d | %d x %d | %.2f | %.2f | %.2f |",
                points, elements, cells, cells, seconds[0], seconds[1], seconds[2]);
        return seconds;
    }

    private static void save(XYChart chart, Path file) throws IOException {
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }
}
