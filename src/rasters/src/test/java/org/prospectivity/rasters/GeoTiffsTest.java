package org.prospectivity.rasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mil.nga.tiff.FieldTagType;
import mil.nga.tiff.FileDirectory;
import mil.nga.tiff.Rasters;
import mil.nga.tiff.TiffReader;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.util.CoverageUtilities;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.gce.geotiff.GeoTiffWriter;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.raster.Band;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.engine.raster.RasterStack;

class GeoTiffsTest {
    private static final GridGeometry GRID = new GridGeometry(500_123.456, 6_799_999.9, 1_234.567_890_123, 300, 270);
    private final CoordinateReferenceSystem mga50 = CRS.decode("EPSG:28350", true);

    @TempDir
    Path directory;

    GeoTiffsTest() throws Exception {}

    private static RasterStack stack(int bands) {
        Random random = new Random(7);
        List<Band> names = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (int b = 0; b < bands; b++) {
            names.add(Band.of("E" + b + (b % 2 == 0 ? "_ppb" : "_ppm_log10")));
            float[] band = new float[GRID.cells()];
            for (int i = 0; i < band.length; i++) {
                band[i] = i % 11 == b ? Float.NaN : random.nextFloat() * 100 - 50;
            }
            values.add(band);
        }
        return new RasterStack(GRID, names, values);
    }

    private Path written(int bands) throws IOException {
        Path file = directory.resolve("maps.tif");
        GeoTiffs.write(Coverages.coverage("maps", stack(bands), mga50), file);
        return file;
    }

    @Test
    void aStackComesBackFromItsFileUnchanged() throws Exception {
        for (int bands : new int[] {1, 3, 12}) {
            RasterStack stack = stack(bands);
            GridCoverage2D coverage = GeoTiffs.read("geochemistry", written(bands));
            RasterStack back = Coverages.stack("geochemistry", coverage);
            assertThat(back.geometry()).isEqualTo(GRID);
            assertThat(back.bands()).isEqualTo(stack.bands());
            for (int b = 0; b < bands; b++) {
                assertThat(back.values(b)).containsExactly(stack.values(b));
            }
            assertThat(CRS.lookupEpsgCode(Coverages.crs("geochemistry", coverage), true))
                    .isEqualTo(28350);
        }
    }

    @Test
    void theFilesTagsAndPixelsAreWhatAnotherTiffReaderSees() throws Exception {
        FileDirectory image = TiffReader.readTiff(written(3).toFile()).getFileDirectory();
        assertThat(text(image, FieldTagType.GDAL_METADATA))
                .contains("<Item name=\"DESCRIPTION\" sample=\"0\" role=\"description\">E0_ppb</Item>")
                .contains("<Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">ppb</Item>")
                .contains("<Item name=\"DESCRIPTION\" sample=\"1\" role=\"description\">E1_ppm_log10</Item>")
                .doesNotContain("<Item name=\"UNITTYPE\" sample=\"1\"");
        assertThat(text(image, FieldTagType.GDAL_NODATA)).isEqualTo("nan");
        assertThat(image.getCompression()).as("deflate").isIn(8, 32946);
        assertThat(image.getTileWidth()).isEqualTo(256);
        assertThat(image.getPhotometricInterpretation()).as("no colours").isEqualTo(1);
        Rasters pixels = image.readRasters();
        RasterStack stack = stack(3);
        for (int cell = 0; cell < GRID.cells(); cell++) {
            for (int b = 0; b < 3; b++) {
                assertThat(pixels.getPixelSample(b, GRID.columnOf(cell), GRID.rowOf(cell)))
                        .isEqualTo(stack.values(b)[cell]);
            }
        }
    }

    @Test
    void theStatisticsOfTheBandsLeaveEmptyCellsOut() throws Exception {
        String metadata = text(TiffReader.readTiff(written(2).toFile()).getFileDirectory(), FieldTagType.GDAL_METADATA);
        float[] values = stack(2).values(1);
        double sum = 0;
        int n = 0;
        float least = Float.MAX_VALUE;
        float greatest = -Float.MAX_VALUE;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                sum += value;
                n++;
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        double squares = 0;
        for (float value : values) {
            squares += Float.isNaN(value) ? 0 : (value - sum / n) * (value - sum / n);
        }
        assertThat(statistic(metadata, "MINIMUM")).isEqualTo(least);
        assertThat(statistic(metadata, "MAXIMUM")).isEqualTo(greatest);
        assertThat(statistic(metadata, "MEAN")).isCloseTo(sum / n, within(1e-9));
        assertThat(statistic(metadata, "STDDEV")).isCloseTo(Math.sqrt(squares / n), within(1e-9));
        assertThat(statistic(metadata, "VALID_PERCENT")).isCloseTo(100.0 * n / values.length, within(0.005));
    }

    private static double statistic(String metadata, String name) {
        Matcher item = Pattern.compile("<Item name=\"STATISTICS_" + name + "\" sample=\"1\">([^<]*)</Item>")
                .matcher(metadata);
        assertThat(item.find()).as(name).isTrue();
        return Double.parseDouble(item.group(1));
    }

    @Test
    void statisticsOfLargeValuesThatHardlyDifferAreNotLostInTheirSum() {
        BandStatistics statistics = new BandStatistics();
        for (int tile = 0; tile < 1000; tile++) {
            float[] values = new float[1000];
            for (int i = 0; i < values.length; i++) {
                values[i] = 8_000_000f + i % 2;
            }
            statistics.add(values, values.length, new double[0]);
        }
        assertThat(Double.parseDouble(statistics.gdal().get("STATISTICS_MEAN"))).isEqualTo(8_000_000.5);
        assertThat(Double.parseDouble(statistics.gdal().get("STATISTICS_STDDEV")))
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void anEmptyBandHasNoStatisticsButThatItIsEmpty() {
        BandStatistics statistics = new BandStatistics();
        statistics.add(new float[] {Float.NaN, -9999, Float.NEGATIVE_INFINITY}, 3, new double[] {-9999});
        assertThat(statistics.gdal()).isEqualTo(Map.of("STATISTICS_VALID_PERCENT", "0"));
    }

    private static String text(FileDirectory image, FieldTagType tag) {
        return String.join(
                "",
                ((List<?>) image.get(tag).getValues())
                        .stream().map(String::valueOf).toList());
    }

    @Test
    void geoToolsOwnReaderSeesNaNAsNoData() throws Exception {
        GeoTiffReader reader = new GeoTiffReader(written(2).toFile());
        try {
            GridCoverage2D coverage = reader.read(null);
            assertThat(CoverageUtilities.getBackgroundValues(coverage)[0]).isNaN();
            assertThat(Coverages.geometry("geochemistry", coverage)).isEqualTo(GRID);
        } finally {
            reader.dispose();
        }
    }

    @Test
    void bandsOfAFileWithoutDescriptionsKeepTheirGeneralNames() throws Exception {
        Path file = directory.resolve("plain.tif");
        GeoTiffWriter writer = new GeoTiffWriter(file.toFile());
        writer.write(Coverages.coverage("maps", stack(2), mga50), null);
        writer.dispose();
        assertThat(GeoTiffs.bandNames(file)).isEmpty();
        assertThat(Coverages.stack("geochemistry", GeoTiffs.read("geochemistry", file))
                        .bands())
                .extracting(Band::name)
                .containsExactly("GRAY_INDEX", "Band2");
    }

    @Test
    void aNameWithMarkupAndLettersBeyondAsciiComesBack() throws Exception {
        RasterStack odd = new RasterStack(GRID, List.of(Band.of("Fe <2µm> & co")), List.of(new float[GRID.cells()]));
        Path file = directory.resolve("odd.tif");
        GeoTiffs.write(Coverages.coverage("maps", odd, mga50), file);
        assertThat(GeoTiffs.bandNames(file)).containsExactly(Optional.of("Fe <2µm> & co"));
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws Exception {
        Path file = written(1);
        byte[] before = Files.readAllBytes(file);
        GridCoverage2D broken = new FailingCoverage(Coverages.coverage("maps", stack(1), mga50));
        assertThatThrownBy(() -> GeoTiffs.write(broken, file)).isInstanceOf(UncheckedIOException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(names()).containsExactly("maps.tif");
    }

    /** A coverage that fails as soon as its pixels are wanted. */
    private static final class FailingCoverage extends GridCoverage2D {
        private static final long serialVersionUID = 1;

        FailingCoverage(GridCoverage2D coverage) {
            super("broken", coverage);
        }

        @Override
        public RenderedImage getRenderedImage() {
            throw new UncheckedIOException(new IOException("disk full"));
        }
    }

    @Test
    void aWriteReplacesTheFileAndLeavesNothingBeside() throws Exception {
        written(3);
        Path file = written(1);
        assertThat(GeoTiffs.bandNames(file)).hasSize(1);
        assertThat(names()).containsExactly("maps.tif");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsNoGeoTiffIsRefusedByName() throws Exception {
        Path missing = directory.resolve("none.tif");
        Path empty = Files.createFile(directory.resolve("empty.tif"));
        Path text = Files.writeString(directory.resolve("text.tif"), "id,x,y\n1,2,3\n", StandardCharsets.UTF_8);
        Path half = directory.resolve("half.tif");
        byte[] whole = Files.readAllBytes(written(1));
        Files.write(half, Arrays.copyOf(whole, whole.length / 2));
        assertRefused(missing, "geochemistry: " + missing + " is not accepted; expected a GeoTIFF file that exists");
        assertRefused(
                empty,
                "geochemistry: " + empty + ", an empty file, is not accepted; expected a GeoTIFF file with content");
        assertRefused(text, "geochemistry: " + text + " is not a TIFF file; expected a GeoTIFF file");
        assertRefused(half, "geochemistry: " + half + " is not a whole TIFF file; expected a GeoTIFF file");
    }

    @Test
    void bandsOneAfterTheOtherInOneTileEachAreRefusedAsTheyWouldBeMisread() throws Exception {
        int planar = 284;
        Map<Integer, short[]> oneTile = Map.of(322, new short[] {4096}, 323, new short[] {4096});
        Path file = written(3);
        TiffTags.change(file, Map.of(), oneTile);
        GeoTiffs.requireReadable("maps", file);
        TiffTags.change(file, Map.of(), Map.of(planar, new short[] {2}));
        assertRefused(
                file,
                "geochemistry: maps.tif has its bands one after the other in one tile each, which cannot be read;"
                        + " expected them pixel by pixel, as gdal_translate -co INTERLEAVE=PIXEL writes them");
        Path single = written(1);
        TiffTags.change(single, Map.of(), oneTile);
        TiffTags.change(single, Map.of(), Map.of(planar, new short[] {2}));
        GeoTiffs.requireReadable("maps", single);
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> GeoTiffs.read("geochemistry", file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }
}
