package org.prospectivity.server.ows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

class ExceptionReportTest {
    private static final Map<ExceptionReport, String> SCHEMAS = Map.of(
            ExceptionReport.OWS_1_1, OgcSchemas.OWS_1_1,
            ExceptionReport.OWS_2_0, OgcSchemas.OWS_2_0,
            ExceptionReport.WMS_1_3_0, OgcSchemas.WMS_1_3_0_EXCEPTION,
            ExceptionReport.WCS_1_0_0, OgcSchemas.WCS_1_0_0_EXCEPTION);

    private static String report(ExceptionReport form, OwsException e) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XmlOutput xml = new XmlOutput(bytes)) {
            form.write(e, xml);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void itIsValidWhateverItTellsOf(ExceptionReport form) throws Exception {
        String report = report(form, OwsException.invalid("layers", "<a>\u0000&\uD800", "a \"name\""));
        if (form == ExceptionReport.WMS_1_1_1) {
            OgcSchemas.validateByDtd(report);
        } else {
            OgcSchemas.validate(SCHEMAS.get(form), report);
            assertThatThrownBy(() -> OgcSchemas.validate(SCHEMAS.get(form), report.replace("version=", "vers=")))
                    .isInstanceOf(SAXException.class);
        }
        assertThat(report).contains("InvalidParameterValue").contains("&lt;a&gt;\uFFFD&amp;\uFFFD");
    }
}
