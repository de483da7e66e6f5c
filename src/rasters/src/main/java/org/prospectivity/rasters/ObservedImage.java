package org.prospectivity.rasters;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.util.concurrent.atomic.AtomicLong;
import org.prospectivity.engine.Progress;

/**
 * An image that reports progress as its pixels are read, the share of all readings being the fraction done, so that
 * whoever writes it can be watched and cancelled.
 */
final class ObservedImage extends ImageView {
    private final Progress progress;
    private final String message;
    private final int readings;
    private final AtomicLong read = new AtomicLong();

    /** @param readings how often the whole image is read */
    ObservedImage(RenderedImage image, Progress progress, String message, int readings) {
        super(image);
        this.progress = progress;
        this.message = message;
        this.readings = readings;
    }

    private Raster reported(Raster pixels) {
        report(pixels.getBounds());
        return pixels;
    }

    /** A tile at the edge may reach beyond it. */
    private void report(Rectangle tile) {
        Rectangle pixels = tile.intersection(new Rectangle(getMinX(), getMinY(), getWidth(), getHeight()));
        long done = read.addAndGet((long) pixels.width * pixels.height);
        progress.report(Math.min(1, (double) done / ((double) readings * getWidth() * getHeight())), message);
    }

    @Override
    public Raster getTile(int tileX, int tileY) {
        return reported(super.getTile(tileX, tileY));
    }

    @Override
    public Raster getData() {
        return reported(super.getData());
    }

    @Override
    public Raster getData(Rectangle area) {
        return reported(super.getData(area));
    }

    @Override
    public WritableRaster copyData(WritableRaster to) {
        WritableRaster copy = super.copyData(to);
        report(copy.getBounds());
        return copy;
    }
}
