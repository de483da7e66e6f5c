package org.prospectivity.geoserver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Map;
import org.geoserver.platform.ExtensionPriority;
import org.geoserver.wps.ppio.BinaryPPIO;
import org.geoserver.wps.resource.WPSResourceManager;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.engine.InvalidInputException;

/** {@link SampleTables} that are no text, in base64 in a request. */
public final class TableFilePPIO extends BinaryPPIO implements ExtensionPriority {
    private final SampleTables tables;
    private final String extension;

    /**
     * @param mimeType of the tables
     * @param extension of files of the type, without the dot
     */
    public TableFilePPIO(WPSResourceManager resources, String mimeType, String extension) {
        super(SimpleFeatureCollection.class, SimpleFeatureCollection.class, mimeType);
        this.tables = new SampleTables(resources, mimeType, extension);
        this.extension = extension;
    }

    @Override
    public Object decode(InputStream input) throws IOException {
        return tables.file(input);
    }

    /** Of base64 that the request does not call so. */
    @Override
    public Object decode(Object input) throws IOException {
        try {
            return decode(new ByteArrayInputStream(
                    Base64.getDecoder().decode(input.toString().replaceAll("\\s", ""))));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "samples", "a file of type " + mimeType + " that is not in base64; expected encoding=\"base64\"");
        }
    }

    @Override
    public void encode(Object value, OutputStream out) throws Exception {
        encode(value, Map.of(), out);
    }

    @Override
    public void encode(Object value, Map<String, Object> parameters, OutputStream out) throws Exception {
        tables.encode(value, parameters, out);
    }

    @Override
    public String getFileExtension() {
        return extension;
    }

    @Override
    public PPIODirection getDirection() {
        return tables.direction();
    }

    /** Before GeoServer's own of the same type. */
    @Override
    public int getPriority() {
        return HIGHEST;
    }
}
