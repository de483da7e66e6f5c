package org.prospectivity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectOnTheCommandLineTest {
    @TempDir
    Path directory;

    private Path samples;

    /** A laboratory's header of three rows, 30 samples, one code known and one not. */
    @BeforeEach
    void writeSamples() throws IOException {
        StringBuilder text = new StringBuilder("Sample,Coordinates,,Au-AA23,ME-ICP41\n,,,Au,As\n,x,y,ppm,ppm\n");
        for (int i = 0; i < 30; i++) {
            text.append("S")
                    .append(i)
                    .append(',')
                    .append(400_500 + i % 6 * 1000)
                    .append(',');
            text.append(6_499_500 - i / 6 * 1000).append(',');
            text.append(i == 3 ? "LNR" : i == 7 ? "BDL" : "0." + (10 + i))
                    .append(',')
                    .append(5 + i * i)
                    .append('\n');
        }
        samples = Files.writeString(directory.resolve("lab.csv"), text);
    }

    @Test
    void aFileAsTheLaboratorySentItIsToldOfAndTheCallThatFollowsGridsIt() throws IOException {
        Session first = Session.run("inspect", samples, "--crs", "EPSG:28350");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out())
                .startsWith("lab.csv: 30 rows, 5 columns\ncoordinates: x, y in metres, 30 placed; in EPSG:28350\n")
                .contains("  Au_ppm  28 measured, 0 below, 0 above, 1 missing (LNR 1), 1 to settle; column Au\n")
                .contains("to settle before gridding:\n  \"BDL\" in Au (1): below a limit that is not stated; ");
        assertThat(first.err()).contains("warning: elements: ");

        Path out = directory.resolve("out");
        Session settled = Session.run(
                "inspect", samples, "--crs", "EPSG:28350", "--below", "BDL=0.01", "--out", out.resolve("inspected"));
        assertThat(settled.code()).as(settled.err()).isZero();
        assertThat(settled.out()).doesNotContain("to settle");
        List<String> lines = settled.out().lines().toList();
        String call = lines.get(lines.size() - 1).strip();
        assertThat(call).startsWith("prospectivity run GridGeochem ").endsWith(" --out grid");
        String[] words = call.replace("--out grid", "--cellSize 1000 --out " + out.resolve("grid"))
                .replaceFirst("prospectivity ", "")
                .split(" ");
        Session gridded = Session.run((Object[]) words);
        assertThat(gridded.code()).as(call + "\n" + gridded.err()).isZero();
        assertThat(Files.readString(out.resolve("grid/report.json")))
                .contains("\"Au_ppm\"", "\"BDL\": 1", "\"LNR\": 1");
    }

    @Test
    void theReportAndItsPageAreWrittenAndThePageIsMadeAgainOfTheReport() throws IOException {
        Path out = directory.resolve("out");
        assertThat(Session.run("inspect", samples, "--out", out).code()).isZero();
        Path page = out.resolve("inspection.html");
        assertThat(Files.readString(page)).contains("What the samples are", "BDL", "EPSG:CODE");
        Path again = directory.resolve("again.html");
        Session made = Session.run("report", out.resolve("inspection.json"), "--out", again);
        assertThat(made.code()).as(made.err()).isZero();
        // But for the file, which the report calls by its name alone.
        assertThat(Files.readString(again)).isEqualTo(Files.readString(page).replace(samples.toString(), "lab.csv"));
    }

    @Test
    void whatCannotBeInspectedIsRefusedByOneLine() {
        Session none = Session.run("inspect", directory.resolve("none.csv"));
        assertThat(none.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(none.err()).startsWith("error: samples: ");
        Session unknown = Session.run("inspect", samples, "--misssing", "BDL");
        assertThat(unknown.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(unknown.err()).contains("did you mean --missing?");
        Session report = Session.run("inspect", samples, "--report", "r.json");
        assertThat(report.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(report.err()).contains("--out DIRECTORY");
    }
}
