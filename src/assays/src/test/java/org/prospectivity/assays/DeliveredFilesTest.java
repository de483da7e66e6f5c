package org.prospectivity.assays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.tables.Table;
import org.prospectivity.tables.TableOptions;
import org.prospectivity.tables.TableReader;

/** From the bytes of a file, as laboratories and surveys deliver it, to samples. */
class DeliveredFilesTest {
    private static final int SAMPLES = 40;

    @TempDir
    private Path folder;

    private static final double[][] SURVEY = survey();

    /** Easting, northing, gold in ppb, arsenic in ppm, iron in per cent of made-up samples. */
    private static double[][] survey() {
        Random random = new Random(11);
        double[][] survey = new double[SAMPLES][];
        for (int s = 0; s < SAMPLES; s++) {
            survey[s] = new double[] {
                round(250_000 + 15_000 * random.nextDouble(), 1),
                round(7_100_000 + 15_000 * random.nextDouble(), 1),
                round(Math.exp(1 + random.nextGaussian()), 2),
                round(Math.exp(2 + random.nextGaussian()), 1),
                round(1 + 8 * random.nextDouble(), 2)
            };
        }
        return survey;
    }

    private static double round(double value, int digits) {
        return Math.rint(value * Math.pow(10, digits)) / Math.pow(10, digits);
    }

    private static String row(int sample, String delimiter, String... instead) {
        double[] values = SURVEY[sample];
        String[] cells = {
            String.format(Locale.ROOT, "%.1f", values[0]),
            String.format(Locale.ROOT, "%.1f", values[1]),
            String.format(Locale.ROOT, "%.2f", values[2]),
            String.format(Locale.ROOT, "%.1f", values[3]),
            String.format(Locale.ROOT, "%.2f", values[4])
        };
        for (int i = 0; i + 1 < instead.length; i += 2) {
            cells[Integer.parseInt(instead[i])] = instead[i + 1];
        }
        return String.join(delimiter, cells);
    }

    private static String rows(IntFunction<String> row) {
        return IntStream.range(0, SAMPLES).mapToObj(row).collect(Collectors.joining("\n", "", "\n"));
    }

    private AssayTable read(String text, Charset encoding, AssayOptions options) throws IOException {
        Path file = folder.resolve("delivered.csv");
        Files.write(file, text.getBytes(encoding));
        Table table = TableReader.read(file, TableOptions.NONE);
        return AssayTable.of(table, options, Progress.NONE);
    }

    private AssayTable read(String text) throws IOException {
        return read(text, StandardCharsets.UTF_8, AssayOptions.DEFAULT);
    }

    private static void assertWhole(AssayTable read, String... bands) {
        assertThat(read.size()).isEqualTo(SAMPLES);
        assertThat(read.elements()).extracting(Determinations::element).containsExactly(bands);
        for (int s = 0; s < SAMPLES; s++) {
            assertThat(read.places().x()[s]).isEqualTo(SURVEY[s][0]);
            assertThat(read.places().y()[s]).isEqualTo(SURVEY[s][1]);
            for (int e = 0; e < bands.length; e++) {
                assertThat(read.elements().get(e).value(s)).isEqualTo(SURVEY[s][2 + e]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,y,Au_ppb,As_ppm,Fe_pct",
                "X,Y,Au (ppb),As (ppm),Fe (%)",
                "EASTING_GDA94,NORTHING_GDA94,AU_PPB,As_ppm_ICP41,Fe-XRF_pct",
                "Easting [m],Northing [m],Au [ppb],As [mg/kg],Fe [wt.%]",
                "MGA_E,MGA_N,AU_FA50_PPB,AS_ICP_PPM,FE_XRF_PCT",
                "East,North,Gold ppb,Arsenic ppm,Iron %",
                "POINT_X,POINT_Y,ppb_Au,ppm_As,pct_Fe",
                "utm_e,utm_n,Au µg/kg,As g/t,Fe percent",
                "Easting,Northing,Au,As,Fe\nm,m,ppb,ppm,%",
                "Easting,Northing,Au,As,Fe\nm,m,ppb,ppm,%\nMGA50,MGA50,FA50,ICP41,ICP41",
                ",,Au-AA23,ME-ICP41,ME-ICP41\nEasting,Northing,Au,As,Fe\nm,m,ppb,ppm,%",
                "# a survey\n# of somewhere\nx,y,Au_ppb,As_ppm,Fe_pct"
            })
    void headersOfAllKindsTellTheSame(String header) throws IOException {
        assertWhole(read(header + "\n" + rows(s -> row(s, ","))), "Au_ppb", "As_ppm", "Fe_pct");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1", "windows-1252"})
    void encodingsTellTheSame(String encoding) throws IOException {
        String mark = encoding.equals("UTF-16LE") ? "\ufeff" : "";
        String text = mark + "x\ty\tAu (µg/kg)\tAs_ppm\tFe_pct\n" + rows(s -> row(s, "\t"));
        assertWhole(read(text, Charset.forName(encoding), AssayOptions.DEFAULT), "Au_ppb", "As_ppm", "Fe_pct");
    }

    @Test
    void decimalCommasTellTheSame() throws IOException {
        String text = "x;y;Au_ppb;As_ppm;Fe_pct\n" + rows(s -> row(s, ";").replace('.', ','));
        assertWhole(read(text), "Au_ppb", "As_ppm", "Fe_pct");
    }

    @Test
    void codesForNoResultAreCountedAndNeverAConcentration() throws IOException {
        String[] codes = {"-9999", "-9999.0", "-999", "LNR", "N.A.", "*", "", "-"};
        AssayTable read = read(
                "x,y,Au_ppb,As_ppm,Fe_pct\n" + rows(s -> s < codes.length ? row(s, ",", "2", codes[s]) : row(s, ",")));
        Determinations gold = read.elements().get(0);
        for (int s = 0; s < SAMPLES; s++) {
            assertThat(gold.qualifier(s)).isEqualTo(s < codes.length ? Qualifier.MISSING : Qualifier.MEASURED);
        }
        ElementAccount account = read.report().elements().get(0);
        assertThat(account.missing()).isEqualTo(8);
        assertThat(account.blank()).isEqualTo(1);
        assertThat(account.missingCodes())
                .containsEntry("-9999", 2)
                .containsEntry("LNR", 1)
                .containsEntry("-", 1);
    }

    @Test
    void anElementOfCodesAloneIsLeftOutAndTold() throws IOException {
        String text = "x,y,Au_ppb,As_ppm,Fe_pct\n" + rows(s -> row(s, ",", "3", "-9999"));
        AssayTable read = read(text);
        assertThat(read.elements()).extracting(Determinations::element).containsExactly("Au_ppb", "Fe_pct");
        assertThat(read.report().warnings()).anyMatch(warning -> warning.startsWith("As_ppm has no value"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        read(text, StandardCharsets.UTF_8, AssayOptions.DEFAULT.elements(List.of("Au_ppb", "As_ppm"))))
                .withMessageContaining("As_ppm has no value");
    }

    @Test
    void laboratoryCodesAreTakenWhereClearAndAskedForWhereNot() throws IOException {
        String[] codes = {
            "< 0.5", "\"<0,5\"", "0.5<", "≤0.5", ">10 000", "LNR", "I/S", "NSS", "#N/A", "NaN", "BDL", "ND", "<DL", "tr"
        };
        String text =
                "x,y,Au_ppb,As_ppm,Fe_pct\n" + rows(s -> s < codes.length ? row(s, ",", "2", codes[s]) : row(s, ","));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(text))
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .contains("\"BDL\" once", "\"ND\" once", "\"<DL\" once", "\"tr\" once", "Au_ppb", "limits"));
        AssayTable read = read(text, StandardCharsets.UTF_8, AssayOptions.DEFAULT.limits(List.of("Au_ppb=1")));
        ElementAccount account = read.report().elements().get(0);
        assertThat(List.of(account.below(), account.above(), account.missing())).containsExactly(8, 1, 5);
        Determinations gold = read.elements().get(0);
        for (int s = 0; s < 4; s++) {
            assertThat(gold.value(s)).isEqualTo(0.5);
        }
        assertThat(gold.value(4)).isEqualTo(10_000);
        assertThat(gold.value(10)).isEqualTo(1);
    }

    @Test
    void signsStandInColumnsBesideTheValues() throws IOException {
        AssayTable read = read("x,y,Au_ppb,Au_q,As_ppm,As_q\n"
                + rows(s -> {
                    String[] cells = row(s, ",").split(",");
                    return String.join(
                            ",",
                            cells[0],
                            cells[1],
                            s < 7 ? "0.5,<" : cells[2] + ",",
                            cells[3] + (s == 9 ? ",>" : ","));
                }));
        assertThat(read.report().elements().get(0).below()).isEqualTo(7);
        assertThat(read.report().elements().get(1).above()).isEqualTo(1);
        assertThat(read.elements().get(0).value(0)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZONE", "UTM zone", "mga_zone"})
    void twoZonesAreRefusedUnlessProjected(String name) throws IOException {
        String text = name + ",x,y,Au_ppb,As_ppm,Fe_pct\n" + rows(s -> (s < 25 ? "50," : "51,") + row(s, ","));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining("2 zones (50: 25 rows, 51: 15 rows)");
        AssayTable read = read(text, StandardCharsets.UTF_8, AssayOptions.DEFAULT.zones(AssayOptions.Zones.PROJECT));
        assertThat(read.places().zones()).hasSize(SAMPLES).contains(50, 51);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grid", "NAT_GRID", "Datum"})
    void twoZonesMayStandInAColumnOfGrids(String name) throws IOException {
        String text =
                name + ",x,y,Au_ppb,As_ppm,Fe_pct\n" + rows(s -> (s < 25 ? "MGA94_50," : "MGA94_51,") + row(s, ","));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining("2 zones (50: 25 rows, 51: 15 rows)");
    }

    @Test
    void drillIntervalsAreTold() throws IOException {
        AssayTable read = read("Hole,x,y,From,To,Au_ppb\n"
                + rows(s -> {
                    String[] place = row(s - s % 4, ",").split(",");
                    return "H" + s / 4 + "," + place[0] + "," + place[1] + "," + s % 4 + "," + (s % 4 + 1) + ","
                            + (s + 1);
                }));
        assertThat(read.report().repeats().places()).isEqualTo(10);
        assertThat(read.report().warnings()).anyMatch(warning -> warning.contains("10 places with 4 intervals each"));
    }

    @Test
    void degreesAreGriddedInTheirZone() throws IOException {
        AssayTable read = read("LONGITUDE,LATITUDE,Au_ppb\n"
                + rows(s ->
                        String.format(Locale.ROOT, "%.6f,%.6f,%d", 121.2 + s / 400.0, -28.6 - s % 7 / 50.0, s + 1)));
        assertThat(read.places().degrees()).isTrue();
        assertThat(read.report().places().suggestions().get(0))
                .isEqualTo(new CrsSuggestion(
                        "EPSG:32751", "WGS 84 / UTM zone 51S", "the UTM zone of the samples' median place"));
    }

    @Test
    void footersAreLeftOut() throws IOException {
        AssayTable read = read("# Laboratory: none\nx,y,Au_ppb,As_ppm,Fe_pct\n" + rows(s -> row(s, ","))
                + "\nDetection limit,,0.5,1,0.01\nTotal,40,,,\n");
        assertWhole(read, "Au_ppb", "As_ppm", "Fe_pct");
    }

    @Test
    void thousandsMayBeSetApart() throws IOException {
        AssayTable read = read("x,y,Au_ppb,As_ppm,Fe_pct\n"
                + rows(s -> String.format(
                        Locale.ROOT,
                        "\"%,.1f\",\"%,.1f\",%s",
                        SURVEY[s][0],
                        SURVEY[s][1],
                        row(s, ",").split(",", 3)[2])));
        assertWhole(read, "Au_ppb", "As_ppm", "Fe_pct");
    }
}
