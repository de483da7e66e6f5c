package org.prospectivity.geoserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.geoserver.wps.ppio.BinaryPPIO;
import org.prospectivity.engine.InvalidInputException;

/** Model files in requests and responses; one that is larger than the settings allow is not read to its end. */
public final class ModelPPIO extends BinaryPPIO {
    /** Type of model files. */
    public static final String MIME_TYPE = "application/x-prospectivity-model";

    private final Extension extension;

    public ModelPPIO(Extension extension) {
        super(ModelDocument.class, ModelDocument.class, MIME_TYPE);
        this.extension = extension;
    }

    @Override
    public Object decode(InputStream input) throws IOException {
        int most = extension.settings().modelMegabytes() << 20;
        byte[] bytes = input.readNBytes(most);
        InvalidInputException.require(
                input.read() < 0,
                "file",
                "a model file of more than " + extension.settings().modelMegabytes() + " MB",
                "a smaller one");
        return new ModelDocument(bytes);
    }

    @Override
    public void encode(Object value, OutputStream out) throws IOException {
        out.write(((ModelDocument) value).bytes());
    }

    @Override
    public String getFileExtension() {
        return ".prospectivity-model";
    }
}
