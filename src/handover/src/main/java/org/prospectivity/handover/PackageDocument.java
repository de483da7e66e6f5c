package org.prospectivity.handover;

import java.io.IOException;

/** Several files in one archive. */
public final class PackageDocument extends Document {
    /** Media type of such documents. */
    public static final String MEDIA_TYPE = "application/zip";

    /** Makes it of its content. */
    public PackageDocument(Content content) throws IOException {
        super(content);
    }

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public String extension() {
        return ".zip";
    }
}
