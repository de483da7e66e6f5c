package org.prospectivity.geoserver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.geoserver.platform.GeoServerExtensions;
import org.geoserver.wps.ppio.ComplexPPIO;
import org.geoserver.wps.ppio.ProcessParameterIO.PPIODirection;
import org.geoserver.wps.resource.WPSResourceManager;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.tables.TableOptions;
import org.prospectivity.tables.TableReader;
import org.prospectivity.wps.conversion.TableFeatures;

/**
 * Tables of samples of one type in requests: they come to our processes as they were delivered, which read them when they
 * know what the other inputs tell of them. Other processes, and all that is written, get from this type what GeoServer
 * makes of it by itself, where it knows the type.
 */
final class SampleTables {
    private final WPSResourceManager resources;
    private final String mimeType;
    private final String extension;

    /**
     * @param mimeType of the tables
     * @param extension of files of the type, without the dot
     */
    SampleTables(WPSResourceManager resources, String mimeType, String extension) {
        this.resources = resources;
        this.mimeType = mimeType;
        this.extension = extension;
    }

    /** The table in a file. */
    SimpleFeatureCollection file(InputStream input) throws IOException {
        return features(copied(input), false);
    }

    /** The table that stands in the request itself, whose signs are known whatever encoding it had as a file. */
    SimpleFeatureCollection text(String text) throws IOException {
        return features(copied(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))), true);
    }

    /**
     * GeoServer deletes the copy's folder when the process has ended. The folder alone has a name of no meaning, since
     * messages and reports tell the file's.
     */
    private Path copied(InputStream input) throws IOException {
        Path file = resources
                .getTemporaryResource("")
                .get("table." + extension)
                .file()
                .toPath();
        Files.copy(input, file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    private SimpleFeatureCollection features(Path file, boolean unicode) {
        TableFeatures table = new TableFeatures(
                "samples",
                (options, progress) -> TableReader.read(file, unicode ? unicode(options) : options, progress),
                TableOptions.NONE,
                AssayOptions.DEFAULT,
                null);
        return geoServers(PPIODirection.DECODING)
                .map(known -> table.elsewhere(() -> decoded(known, file)))
                .orElse(table);
    }

    private static TableOptions unicode(TableOptions options) {
        return new TableOptions(
                options.layer(), options.delimiter(), options.decimal(), StandardCharsets.UTF_8, options.header());
    }

    private static SimpleFeatureCollection decoded(ComplexPPIO known, Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return (SimpleFeatureCollection) known.decode(input);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** What GeoServer has for this type without us. */
    private Optional<ComplexPPIO> geoServers(PPIODirection direction) {
        return GeoServerExtensions.extensions(ComplexPPIO.class).stream()
                .filter(other -> !(other instanceof TableTextPPIO || other instanceof TableFilePPIO)
                        && other.getMimeType().equals(mimeType)
                        && other.getType().isAssignableFrom(SimpleFeatureCollection.class)
                        && (other.getDirection() == PPIODirection.BOTH || other.getDirection() == direction))
                .findFirst();
    }

    /** Writes as GeoServer does. */
    void encode(Object value, Map<String, Object> parameters, OutputStream out) throws Exception {
        geoServers(PPIODirection.ENCODING)
                .orElseThrow(() -> new IOException("Results cannot be written as " + mimeType))
                .encode(value, parameters, out);
    }

    /** None where GeoServer reads the type by itself, so that descriptions of processes list it once. */
    PPIODirection direction() {
        return geoServers(PPIODirection.DECODING).isPresent() ? null : PPIODirection.DECODING;
    }
}
