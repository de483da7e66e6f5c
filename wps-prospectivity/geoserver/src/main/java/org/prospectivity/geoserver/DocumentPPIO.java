package org.prospectivity.geoserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.geoserver.wps.ppio.BinaryPPIO;
import org.prospectivity.handover.Document;

/** Documents in responses: one kind each, since each is a type of its own. */
public final class DocumentPPIO extends BinaryPPIO {
    private final String extension;

    /**
     * @param type of the documents
     * @param mimeType of them
     * @param extension of files of them, without the dot
     */
    public DocumentPPIO(Class<? extends Document> type, String mimeType, String extension) {
        super(type, type, mimeType);
        this.extension = extension;
    }

    @Override
    public Object decode(InputStream input) {
        throw new UnsupportedOperationException("no process takes a document");
    }

    @Override
    public void encode(Object value, OutputStream out) throws IOException {
        ((Document) value).copyTo(out);
    }

    @Override
    public String getFileExtension() {
        return extension;
    }

    @Override
    public PPIODirection getDirection() {
        return PPIODirection.ENCODING;
    }
}
