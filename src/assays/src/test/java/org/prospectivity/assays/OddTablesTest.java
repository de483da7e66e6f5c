package org.prospectivity.assays;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.geochemistry.Determination.Qualifier;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.tables.Column;
import org.prospectivity.tables.Table;

/** Tables put together at random from odd names and cells: each is read or refused by name. */
class OddTablesTest {
    private static final int TABLES = 400;

    private static final List<String> NAMES = List.of(
            "x",
            "y",
            "Easting",
            "Northing",
            "lon",
            "lat",
            "Zone",
            "From",
            "To",
            "Hole",
            "Sample",
            "Element",
            "Value",
            "Unit",
            "Au_ppb",
            "Au_ppm",
            "Au (ppb)",
            "AU",
            "As",
            "as",
            "In",
            "no",
            "SiO2_wt%",
            "Fe %",
            "Au_q",
            "As_flag",
            "",
            "<",
            "Au_DL",
            "Medium",
            "QC",
            "K/Rb",
            "pH",
            "Au-AA23 ppm",
            "Au-GRA21 ppm",
            "qualifier",
            "analyte",
            "result",
            "datum",
            "%",
            "((",
            "\u0130x",
            "9".repeat(200),
            "utm".repeat(30),
            "x_km",
            "LONG_W");

    private static final List<String> CELLS = List.of(
            "",
            "-",
            "0",
            "1",
            "2.5",
            "-0.5",
            "-9999",
            "-999",
            "9999",
            "1e30",
            "-1e300",
            "1e308",
            "NaN",
            "Infinity",
            "<0.5",
            "< 0,5",
            "0.5<",
            ">10 000",
            ">",
            "<",
            "BDL",
            "tr",
            "LNR",
            "S",
            "N",
            "50",
            "51S",
            "MGA50",
            "116.04E",
            "31°32'01\"S",
            "soil",
            "STD",
            "Au",
            "As",
            "ppb",
            "1,234",
            "12,5",
            "x".repeat(500),
            "\u0000",
            "'",
            "5%",
            "3 ppm",
            "<-1",
            "--5",
            "2019-01-01",
            "400000",
            "6500000",
            "1".repeat(400),
            "(((((((((((",
            "<<<<<<<<",
            "B",
            "TRUE");

    private static Table table(Random random) {
        int rows = random.nextInt(30);
        boolean placed = random.nextInt(3) > 0;
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < 2 + random.nextInt(7); c++) {
            boolean coordinate = placed && c < 2;
            int odd = coordinate ? 20 : 1 + random.nextInt(80);
            List<String> cells = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                cells.add(
                        random.nextInt(odd) == 0
                                ? CELLS.get(random.nextInt(CELLS.size()))
                                : coordinate
                                        ? Integer.toString((c == 0 ? 400_000 : 6_500_000) + random.nextInt(20_000))
                                        : Double.toString(Math.exp(random.nextGaussian())));
            }
            String name = coordinate ? NAMES.get(c) : NAMES.get(random.nextInt(NAMES.size()));
            String unit = random.nextInt(5) == 0 ? CELLS.get(random.nextInt(CELLS.size())) : "";
            columns.add(new TextColumn(name, unit, "", cells));
        }
        return new Table("samples", columns, null, List.of());
    }

    private static AssayOptions options(Table table, Random random) {
        AssayOptions options = AssayOptions.DEFAULT;
        if (random.nextBoolean()) {
            options = options.limits(List.of("*=LEAST")).zones(AssayOptions.Zones.PROJECT);
        }
        if (random.nextInt(4) == 0) {
            options = options.missing(List.of("S", "B", "soil", ">", "x".repeat(500)))
                    .oxidesAsElements(true)
                    .leastDetermined(0)
                    .level(Optional.of(table.columns().get(0).name()));
        }
        return options;
    }

    @Test
    void eachIsReadOrRefusedByName() {
        int read = 0;
        for (int seed = 0; seed < TABLES; seed++) {
            Random random = new Random(seed);
            Table table = table(random);
            AssayOptions options = options(table, random);
            assertThat(SampleInspection.of(table, options, Progress.NONE).columns())
                    .as("seed " + seed)
                    .isNotEmpty();
            try {
                AssayTable assays = AssayTable.of(table, options, Progress.NONE);
                read++;
                for (Determinations element : assays.elements()) {
                    for (int sample = 0; sample < element.size(); sample++) {
                        boolean missing = element.qualifier(sample) == Qualifier.MISSING;
                        assertThat(Double.isNaN(element.value(sample)))
                                .as("seed " + seed)
                                .isEqualTo(missing);
                        assertThat(missing || element.value(sample) >= 0 && element.value(sample) < 1e20)
                                .as("seed " + seed + " " + element.value(sample))
                                .isTrue();
                    }
                }
            } catch (InvalidInputException refusal) {
                assertThat(refusal.getMessage()).as("seed " + seed).contains(": ");
            }
        }
        assertThat(read).isBetween(TABLES / 20, TABLES - TABLES / 10);
    }
}
