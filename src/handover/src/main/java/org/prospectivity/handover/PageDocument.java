package org.prospectivity.handover;

import java.io.IOException;

/** A page that needs neither a network nor other files. */
public final class PageDocument extends Document {
    /** Media type of such documents. */
    public static final String MEDIA_TYPE = "text/html";

    /** Makes it of its content. */
    public PageDocument(Content content) throws IOException {
        super(content);
    }

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public String extension() {
        return ".html";
    }
}
