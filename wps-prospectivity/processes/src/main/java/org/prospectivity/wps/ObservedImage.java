package org.prospectivity.wps;

import java.awt.Rectangle;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.Vector;
import java.util.concurrent.atomic.AtomicLong;
import org.prospectivity.engine.Progress;

/**
 * An image that reports progress as its pixels are read, the share of all readings being the fraction done, so that
 * whoever writes it can be watched and cancelled.
 */
final class ObservedImage implements RenderedImage {
    private final RenderedImage image;
    private final Progress progress;
    private final String message;
    private final int readings;
    private final AtomicLong read = new AtomicLong();

    /** @param readings how often the whole image is read */
    ObservedImage(RenderedImage image, Progress progress, String message, int readings) {
        this.image = image;
        this.progress = progress;
        this.message = message;
        this.readings = readings;
    }

    private Raster reported(Raster pixels) {
        report(pixels.getBounds());
        return pixels;
    }

    private void report(Rectangle pixels) {
        long done = read.addAndGet((long) pixels.width * pixels.height);
        progress.report(Math.min(1, (double) done / ((double) readings * getWidth() * getHeight())), message);
    }

    @Override
    public Raster getTile(int tileX, int tileY) {
        return reported(image.getTile(tileX, tileY));
    }

    @Override
    public Raster getData() {
        return reported(image.getData());
    }

    @Override
    public Raster getData(Rectangle area) {
        return reported(image.getData(area));
    }

    @Override
    public WritableRaster copyData(WritableRaster to) {
        WritableRaster copy = image.copyData(to);
        report(copy.getBounds());
        return copy;
    }

    @Override
    public Vector<RenderedImage> getSources() {
        return image.getSources();
    }

    @Override
    public Object getProperty(String name) {
        return image.getProperty(name);
    }

    @Override
    public String[] getPropertyNames() {
        return image.getPropertyNames();
    }

    @Override
    public ColorModel getColorModel() {
        return image.getColorModel();
    }

    @Override
    public SampleModel getSampleModel() {
        return image.getSampleModel();
    }

    @Override
    public int getWidth() {
        return image.getWidth();
    }

    @Override
    public int getHeight() {
        return image.getHeight();
    }

    @Override
    public int getMinX() {
        return image.getMinX();
    }

    @Override
    public int getMinY() {
        return image.getMinY();
    }

    @Override
    public int getNumXTiles() {
        return image.getNumXTiles();
    }

    @Override
    public int getNumYTiles() {
        return image.getNumYTiles();
    }

    @Override
    public int getMinTileX() {
        return image.getMinTileX();
    }

    @Override
    public int getMinTileY() {
        return image.getMinTileY();
    }

    @Override
    public int getTileWidth() {
        return image.getTileWidth();
    }

    @Override
    public int getTileHeight() {
        return image.getTileHeight();
    }

    @Override
    public int getTileGridXOffset() {
        return image.getTileGridXOffset();
    }

    @Override
    public int getTileGridYOffset() {
        return image.getTileGridYOffset();
    }
}
