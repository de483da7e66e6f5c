package org.prospectivity.server.wps;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.geotools.api.util.ProgressListener;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.features.FeatureFormat;
import org.prospectivity.files.formats.GmlWriter;
import org.prospectivity.handover.Document;
import org.prospectivity.rasters.Coverages;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.server.wps.ExecuteRequest.RequestedOutput;
import org.prospectivity.wps.conversion.ListenerProgress;

/** Writes the outputs of a process to files, each in the format that was asked for. */
final class OutputWriter {
    private OutputWriter() {}

    /**
     * Writes the outputs that were asked for and that the process gave.
     *
     * @param directory is made
     * @param progress hears of coverages while they are written, and can end that
     */
    static List<JobRecord.Output> write(
            ExecuteRequest request, Map<String, Object> results, Path directory, ProgressListener progress)
            throws IOException {
        Files.createDirectories(directory);
        List<JobRecord.Output> written = new ArrayList<>();
        for (RequestedOutput output : request.outputs()) {
            String id = output.parameter().key;
            Object result = results == null ? null : results.get(id);
            if (result == null) {
                continue;
            }
            Format format = output.format();
            String file = id + (format == null ? ".txt" : format.extension());
            write(result, directory.resolve(file), format, id, progress);
            written.add(new JobRecord.Output(
                    id,
                    String.valueOf(output.parameter().title),
                    format == null ? null : format.mimeType(),
                    format != null && format.binary(),
                    format != null && format.isXml(),
                    output.reference() && format != null,
                    file));
        }
        return written;
    }

    private static void write(Object result, Path file, Format format, String id, ProgressListener progress)
            throws IOException {
        if (result instanceof GridCoverage2D coverage) {
            GeoTiffs.write(Coverages.observed(coverage, ListenerProgress.of(progress), "writing " + id), file);
        } else if (result instanceof SimpleFeatureCollection features && format.isXml()) {
            GmlWriter.write(features, file);
        } else if (result instanceof SimpleFeatureCollection features) {
            FeatureFormat.of(file).orElseThrow().write(features, file);
        } else if (result instanceof Document document) {
            try (OutputStream stream = Files.newOutputStream(file)) {
                document.copyTo(stream);
            }
        } else if (result instanceof RenderedImage image) {
            try (OutputStream stream = Files.newOutputStream(file)) {
                ImageIO.write(image, "png", stream);
            }
        } else {
            Files.writeString(file, result.toString());
        }
    }
}
