package org.prospectivity.geoserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.Test;

/** Tables of samples as they were delivered, through requests. */
public class TablesTest extends SurveyTestSupport {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String TSV = "text/tab-separated-values";
    private static final String GEOPACKAGE = "application/geopackage+sqlite3";
    private static final int SAMPLES = 20;

    private static double easting(int sample) {
        return 500_000 + 100 * (sample % 5);
    }

    private static double northing(int sample) {
        return 6_000_000 + 100 * (sample / 5);
    }

    /** 1.001 to 1.020: with a comma in place of the point they may also be thousands. */
    private static double gold(int sample) {
        return 1 + (sample + 1) / 1000.0;
    }

    /** Its signs beyond ASCII and its decimal commas are what a reader of its own must know. */
    private static String text(char delimiter) {
        StringBuilder table = new StringBuilder("Probe №;x;y;Au_ppb\n");
        for (int s = 0; s < SAMPLES; s++) {
            table.append("%d;%.0f;%.0f;%.3f\n"
                    .formatted(s + 1, easting(s), northing(s), gold(s))
                    .replace('.', ','));
        }
        return table.toString().replace(';', delimiter);
    }

    private static String workbook() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            workbook.newWorksheet("notes").value(0, 0, "Soil samples");
            Worksheet sheet = workbook.newWorksheet("assays");
            String[] names = {"id", "x", "y", "Au_ppb"};
            for (int c = 0; c < names.length; c++) {
                sheet.value(0, c, names[c]);
            }
            for (int s = 0; s < SAMPLES; s++) {
                sheet.value(s + 1, 0, s + 1);
                sheet.value(s + 1, 1, easting(s));
                sheet.value(s + 1, 2, northing(s));
                sheet.value(s + 1, 3, gold(s));
            }
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String geoPackage() throws Exception {
        Path file = Files.createTempFile("samples", ".gpkg");
        try {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement sql = connection.createStatement()) {
                sql.execute("PRAGMA application_id = 0x47504b47");
                sql.execute("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, srs_id INTEGER)");
                sql.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)");
                sql.execute("CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER)");
                sql.execute("INSERT INTO gpkg_contents VALUES ('soil', 'attributes', 0)");
                sql.execute("CREATE TABLE soil (fid INTEGER PRIMARY KEY, x DOUBLE, y DOUBLE, Au_ppb DOUBLE)");
                for (int s = 0; s < SAMPLES; s++) {
                    sql.execute("INSERT INTO soil VALUES (%d, %s, %s, %s)"
                            .formatted(s + 1, easting(s), northing(s), gold(s)));
                }
            }
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } finally {
            Files.delete(file);
        }
    }

    private static Execution inspection() {
        return Execution.of("InspectSamples");
    }

    /** The greatest value of gold that an inspection tells. */
    private double most(Execution inspection) throws Exception {
        JsonObject report = JsonParser.parseString(run(inspection)).getAsJsonObject();
        assertThat(report.get("rows").getAsInt()).isEqualTo(SAMPLES);
        for (var column : report.getAsJsonArray("columns")) {
            if (column.getAsJsonObject().get("name").getAsString().equals("Au_ppb")) {
                JsonArray quantiles =
                        column.getAsJsonObject().getAsJsonObject("assay").getAsJsonArray("quantiles");
                return quantiles.get(quantiles.size() - 1).getAsDouble();
            }
        }
        throw new AssertionError(report.toString());
    }

    private static Execution inspecting(String mimeType, String text) {
        return inspection().table("samples", mimeType, text);
    }

    @Test
    public void whatATextLeavesOpenIsSettledByTheInputsThatTellIt() throws Exception {
        assertThat(fault(inspecting("text/csv", text(';')))).contains("decimal");
        assertThat(most(inspecting("text/csv", text(';')).text("decimal", ","))).isEqualTo(1.02);
        assertThat(most(inspecting("text/csv", text(';')).text("decimal", "."))).isEqualTo(1020);
        assertThat(most(inspecting(TSV, text('\t')).text("decimal", ","))).isEqualTo(1.02);
        // What stands in the request has no encoding of its own any more.
        assertThat(run(inspecting("text/csv", text(';')).text("decimal", ",").text("encoding", "ISO-8859-1")))
                .contains("Probe №");
    }

    @Test
    public void aTextInBase64IsReadInItsEncoding() throws Exception {
        byte[] bytes = text(';').replace('№', 'é').getBytes("ISO-8859-1");
        Execution given = inspection()
                .binary("samples", "text/csv", Base64.getEncoder().encodeToString(bytes))
                .text("decimal", ",")
                .text("encoding", "ISO-8859-1");
        assertThat(run(given)).contains("Probe é");
    }

    @Test
    public void theSheetOfAWorkbookIsChosen() throws Exception {
        assertThat(most(inspection().binary("samples", XLSX, workbook()).text("table", "assays")))
                .isEqualTo(1.02);
        assertThat(fault(inspection().binary("samples", XLSX, workbook()).text("table", "none")))
                .contains("samples: table.xlsx: it has no sheet none, only notes, assays");
    }

    @Test
    public void aTableOfAGeoPackageIsRead() throws Exception {
        assertThat(most(inspection().binary("samples", GEOPACKAGE, geoPackage())))
                .isEqualTo(1.02);
    }

    @Test
    public void theSameSamplesGiveTheSameMapsWhateverTheFormat() throws Exception {
        byte[] fromText =
                map(Execution.of("GridGeochem").table("samples", text(';')).text("decimal", ","));
        byte[] fromWorkbook = map(
                Execution.of("GridGeochem").binary("samples", XLSX, workbook()).text("table", "assays"));
        assertThat(fromText).hasSizeGreaterThan(500).startsWith('M', 'M', 0, '*');
        assertThat(fromWorkbook).isEqualTo(fromText);
    }

    private byte[] map(Execution gridding) throws Exception {
        return post(gridding.text("crs", "EPSG:32633")
                        .text("cellSize", 100)
                        .text("elements", "Au_ppb")
                        .raw("result", "image/tiff"))
                .getContentAsByteArray();
    }

    @Test
    public void whatIsNoFileOfItsTypeIsRefused() throws Exception {
        assertThat(fault(inspection().binary("samples", XLSX, "UEsDBAAA"))).contains("samples");
        assertThat(fault(inspecting(XLSX, "no base64!"))).contains("base64");
        assertThat(fault(Execution.of("GridGeochem")
                        .table("samples", text(';'))
                        .text("decimal", ",")
                        .table("collars", "text/csv", "hole;x\n")
                        .text("elements", "Au_ppb")))
                .contains("collars");
    }

    @Test
    public void otherProcessesReadAndWriteCsvAsEver() throws Exception {
        String table = "id,value\n1,2\n2,4\n";
        String sum = post(Execution.of("vec:Aggregate")
                        .table("features", table)
                        .text("aggregationAttribute", "value")
                        .text("function", "Sum")
                        .raw("result", "application/json"))
                .getContentAsString();
        assertThat(sum).contains("6");
        assertThat(run(Execution.of("vec:Query")
                                .table("features", table)
                                .query("value > 3")
                                .raw("result", "text/csv"))
                        .lines())
                .containsExactly("id,value", "2,4");
    }

    @Test
    public void eachFormatIsListedOnce() throws Exception {
        String described = getAsString(
                "wps?service=WPS&version=1.0.0&request=DescribeProcess&identifier=prospectivity:InspectSamples");
        String supported = described.substring(described.indexOf("<Supported>"), described.indexOf("</Supported>"));
        for (String mimeType : List.of("text/csv", TSV, XLSX, GEOPACKAGE, "application/zip", "application/json")) {
            assertThat(supported.split("<MimeType>" + mimeType.replace("+", "\\+") + "</MimeType>", -1))
                    .as(mimeType)
                    .hasSize(2);
        }
        String others = getAsString("wps?service=WPS&version=1.0.0&request=DescribeProcess&identifier=vec:Query");
        String results = others.substring(others.indexOf("<ProcessOutputs>"));
        assertThat(results).contains("text/csv").doesNotContain(XLSX, TSV, GEOPACKAGE);
    }
}
