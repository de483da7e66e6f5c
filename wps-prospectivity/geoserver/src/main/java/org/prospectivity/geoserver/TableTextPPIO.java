package org.prospectivity.geoserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.geoserver.platform.ExtensionPriority;
import org.geoserver.wps.ppio.CDataPPIO;
import org.geoserver.wps.resource.WPSResourceManager;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.xsd.Text;

/** {@link SampleTables} that are text, as it is in a request or in base64. */
public final class TableTextPPIO extends CDataPPIO implements ExtensionPriority {
    private final SampleTables tables;
    private final String extension;

    /**
     * @param mimeType of the tables
     * @param extension of files of the type, without the dot
     */
    public TableTextPPIO(WPSResourceManager resources, String mimeType, String extension) {
        super(SimpleFeatureCollection.class, SimpleFeatureCollection.class, mimeType);
        this.tables = new SampleTables(resources, mimeType, extension);
        this.extension = extension;
    }

    @Override
    public Object decode(InputStream input) throws IOException {
        return tables.file(input);
    }

    @Override
    public Object decode(String input) throws IOException {
        return tables.text(input);
    }

    @Override
    public Object decode(Object input) throws IOException {
        return tables.text(input instanceof Text content ? content.getValue() : input.toString());
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
