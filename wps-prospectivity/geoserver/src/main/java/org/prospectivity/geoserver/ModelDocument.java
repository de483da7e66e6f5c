package org.prospectivity.geoserver;

import java.util.Arrays;

/** The file of a trained model, as it is sent and received. */
public final class ModelDocument {
    private final byte[] bytes;

    public ModelDocument(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelDocument document && Arrays.equals(bytes, document.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
