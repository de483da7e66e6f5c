package org.prospectivity.handover;

import java.io.IOException;

/** A PDF. */
public final class PdfDocument extends Document {
    /** Media type of such documents. */
    public static final String MEDIA_TYPE = "application/pdf";

    /** Makes it of its content. */
    public PdfDocument(Content content) throws IOException {
        super(content);
    }

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public String extension() {
        return ".pdf";
    }
}
