package org.prospectivity.server.wps;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.prospectivity.files.formats.SafeXml;
import org.prospectivity.files.processes.RegisteredProcess;
import org.prospectivity.server.ows.ExceptionReport;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.server.ows.OwsResponse;
import org.prospectivity.server.ows.XmlOutput;

/** Writes the document that tells of an execution: how far it is, what it gave or why it failed. */
final class ExecuteResponse {
    /** A multiple of 3, so that the parts of base64 fit together. */
    private static final int PART = 3 << 14;

    private final String baseUrl;
    private final Path outputs;

    /**
     * @param baseUrl what addresses in it begin with
     * @param outputs the files of the job's outputs
     */
    ExecuteResponse(String baseUrl, Path outputs) {
        this.baseUrl = baseUrl;
        this.outputs = outputs;
    }

    /** Sends the document as a job stands. */
    void send(RegisteredProcess process, Job job, OwsResponse response) throws IOException {
        send(process, job, job.state(), response);
    }

    /** Sends the document of a job that stands as told. */
    void send(RegisteredProcess process, Job job, JobRecord state, OwsResponse response) throws IOException {
        response.contentType(WpsDocument.MEDIA_TYPE);
        try (XmlOutput xml = WpsDocument.begin(response.body())) {
            xml.start("wps:ExecuteResponse")
                    .attribute("service", "WPS")
                    .attribute("version", WpsDocument.VERSION)
                    .attribute("xml:lang", WpsDocument.LANGUAGE)
                    .attribute("serviceInstance", baseUrl + "/ows?");
            if (state.stored()) {
                xml.attribute(
                        "statusLocation",
                        WpsDocument.address(baseUrl, "GetExecutionStatus", "executionId", state.id()));
            }
            xml.start("wps:Process");
            WpsDocument.brief(process, xml);
            xml.end();
            writeStatus(job, state, xml);
            if (!state.outputs().isEmpty()) {
                xml.start("wps:ProcessOutputs");
                for (JobRecord.Output output : state.outputs()) {
                    writeOutput(state.id(), output, xml);
                }
                xml.end();
            }
            xml.end();
        }
    }

    private static void writeStatus(Job job, JobRecord state, XmlOutput xml) {
        xml.start("wps:Status").attribute("creationTime", state.created());
        switch (state.state()) {
            case QUEUED -> xml.element("wps:ProcessAccepted", "Process accepted.");
            case RUNNING ->
                xml.start("wps:ProcessStarted")
                        .attribute("percentCompleted", Math.min(99, job.percent()))
                        .text(job.task())
                        .end();
            case SUCCEEDED -> xml.element("wps:ProcessSucceeded", "Process succeeded.");
            case FAILED -> {
                OwsException failure = state.failure().exception();
                xml.start("wps:ProcessFailed");
                ExceptionReport.OWS_1_1.write(failure, xml);
                xml.end();
            }
        }
        xml.end();
    }

    private void writeOutput(String id, JobRecord.Output output, XmlOutput xml) throws IOException {
        xml.start("wps:Output");
        xml.element("ows:Identifier", output.id());
        xml.element("ows:Title", output.title());
        if (output.reference()) {
            xml.start("wps:Reference")
                    .attribute(
                            "href",
                            WpsDocument.address(
                                    baseUrl,
                                    "GetExecutionResult",
                                    "executionId",
                                    id,
                                    "outputId",
                                    output.file(),
                                    "mimetype",
                                    output.mimeType()))
                    .attribute("mimeType", output.mimeType())
                    .end();
        } else {
            xml.start("wps:Data");
            if (output.mimeType() == null) {
                xml.start("wps:LiteralData");
            } else {
                xml.start("wps:ComplexData").attribute("mimeType", output.mimeType());
                if (output.binary()) {
                    xml.attribute("encoding", "base64");
                }
            }
            writeContent(output, xml);
            xml.end().end();
        }
        xml.end();
    }

    private void writeContent(JobRecord.Output output, XmlOutput xml) throws IOException {
        Path file = outputs.resolve(output.file());
        if (output.xml()) {
            try (InputStream stream = Files.newInputStream(file)) {
                XMLStreamReader document = SafeXml.reader(stream);
                document.nextTag();
                xml.copy(document);
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
            return;
        }
        if (!output.binary()) {
            xml.text(Files.readString(file));
            return;
        }
        try (InputStream stream = Files.newInputStream(file)) {
            for (byte[] part = stream.readNBytes(PART); part.length > 0; part = stream.readNBytes(PART)) {
                xml.text(Base64.getEncoder().encodeToString(part));
            }
        }
    }
}
