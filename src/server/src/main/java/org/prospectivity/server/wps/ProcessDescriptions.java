package org.prospectivity.server.wps;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.geotools.api.data.Parameter;
import org.prospectivity.files.processes.InputKind;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.server.ows.OwsResponse;
import org.prospectivity.server.ows.XmlOutput;

/** Writes the document that describes processes. Below the description, WPS has elements without a namespace. */
final class ProcessDescriptions {
    private static final String XS = "http://www.w3.org/TR/xmlschema-2/#";
    private static final long MANY = Integer.MAX_VALUE;

    private final XmlOutput xml;
    private final long megabytes;

    private ProcessDescriptions(XmlOutput xml, long megabytes) {
        this.xml = xml;
        this.megabytes = megabytes;
    }

    /** @param megabytes the largest request */
    static void send(List<RegisteredProcess> processes, long megabytes, OwsResponse response) throws IOException {
        response.contentType(WpsDocument.MEDIA_TYPE);
        try (XmlOutput xml = WpsDocument.begin(response.body())) {
            xml.start("wps:ProcessDescriptions")
                    .attribute("service", "WPS")
                    .attribute("version", WpsDocument.VERSION)
                    .attribute("xml:lang", WpsDocument.LANGUAGE);
            processes.forEach(new ProcessDescriptions(xml, megabytes)::write);
            xml.end();
        }
    }

    private void write(RegisteredProcess process) {
        xml.start("ProcessDescription");
        xml.attribute("storeSupported", true).attribute("statusSupported", true);
        WpsDocument.brief(process, xml);
        if (!process.inputs().isEmpty()) {
            xml.start("DataInputs");
            process.inputs().forEach(this::writeInput);
            xml.end();
        }
        xml.start("ProcessOutputs");
        process.outputs().forEach(this::writeOutput);
        xml.end().end();
    }

    private void writeInput(Parameter<?> input) {
        xml.start("Input")
                .attribute("minOccurs", input.minOccurs)
                .attribute("maxOccurs", input.maxOccurs < 1 ? MANY : input.maxOccurs);
        xml.element("ows:Identifier", input.key);
        xml.element("ows:Title", input.title);
        xml.element("ows:Abstract", input.description);
        InputKind kind = InputKind.of(input.type);
        List<Format> formats = Format.ofInput(input);
        if (!formats.isEmpty()) {
            xml.start("ComplexData").attribute("maximumMegabytes", megabytes);
            writeFormats(formats);
            xml.end();
        } else if (kind == InputKind.BOUNDS) {
            xml.start("BoundingBoxData");
            xml.start("Default").element("CRS", "EPSG:4326").end();
            xml.start("Supported").element("CRS", "EPSG:4326").end();
            xml.end();
        } else {
            xml.start("LiteralData");
            dataType(input).ifPresent(this::writeDataType);
            if (kind == InputKind.CHOICE) {
                xml.start("ows:AllowedValues");
                for (Object value : input.type.getEnumConstants()) {
                    xml.element("ows:Value", ((Enum<?>) value).name());
                }
                xml.end();
            } else {
                xml.empty("ows:AnyValue");
            }
            if (input.getDefaultValue() != null) {
                xml.element("DefaultValue", input.getDefaultValue());
            }
            xml.end();
        }
        xml.end();
    }

    private void writeOutput(Parameter<?> output) {
        xml.start("Output");
        xml.element("ows:Identifier", output.key);
        xml.element("ows:Title", output.title);
        xml.element("ows:Abstract", output.description);
        List<Format> formats = Format.ofOutput(output);
        if (formats.isEmpty()) {
            xml.start("LiteralOutput");
            dataType(output).ifPresent(this::writeDataType);
        } else {
            xml.start("ComplexOutput");
            writeFormats(formats);
        }
        xml.end().end();
    }

    private void writeFormats(List<Format> formats) {
        xml.start("Default");
        writeFormat(formats.get(0));
        xml.end().start("Supported");
        formats.forEach(this::writeFormat);
        xml.end();
    }

    private void writeFormat(Format format) {
        xml.start("Format").element("MimeType", format.mimeType());
        if (format.binary()) {
            xml.element("Encoding", "base64");
        }
        xml.end();
    }

    private void writeDataType(String type) {
        xml.start("ows:DataType")
                .attribute("ows:reference", XS + type)
                .text("xs:" + type)
                .end();
    }

    /** The type of XML schema for a literal that is no text. */
    private static Optional<String> dataType(Parameter<?> literal) {
        return Optional.ofNullable(
                switch (InputKind.of(literal.type)) {
                    case SWITCH -> "boolean";
                    case INTEGER -> literal.type == Long.class || literal.type == long.class ? "long" : "int";
                    case NUMBER -> literal.type == Float.class || literal.type == float.class ? "float" : "double";
                    default -> null;
                });
    }
}
