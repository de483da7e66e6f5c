package org.prospectivity.rasters;

import java.awt.Image;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BandedSampleModel;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferFloat;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.WritableRaster;
import java.util.Vector;

/** The image of a band file. Of its pixels only the tiles asked for are in memory, and none is kept. */
final class BandFileImage implements RenderedImage {
    private final BandFile file;
    private final BandedSampleModel samples;
    private final ColorModel colours;
    private final Rectangle bounds;

    BandFileImage(BandFile file, int columns, int rows, int bands, ColorModel colours) {
        this.file = file;
        this.colours = colours;
        samples = new BandedSampleModel(DataBuffer.TYPE_FLOAT, BandFile.TILE, BandFile.TILE, bands);
        bounds = new Rectangle(columns, rows);
    }

    @Override
    public Raster getTile(int tileX, int tileY) {
        float[][] values = new float[samples.getNumBands()][BandFile.TILE * BandFile.TILE];
        for (int b = 0; b < values.length; b++) {
            file.read(tileX, tileY, b, values[b]);
        }
        return Raster.createWritableRaster(
                samples,
                new DataBufferFloat(values, values[0].length),
                new Point(tileX * BandFile.TILE, tileY * BandFile.TILE));
    }

    @Override
    public Raster getData() {
        return getData(bounds);
    }

    @Override
    public Raster getData(Rectangle area) {
        int tileX = area.x / BandFile.TILE;
        int tileY = area.y / BandFile.TILE;
        Rectangle tile = new Rectangle(tileX * BandFile.TILE, tileY * BandFile.TILE, BandFile.TILE, BandFile.TILE);
        if (tile.contains(area)) {
            return getTile(tileX, tileY).createChild(area.x, area.y, area.width, area.height, area.x, area.y, null);
        }
        return copyData(Raster.createWritableRaster(
                samples.createCompatibleSampleModel(area.width, area.height), area.getLocation()));
    }

    @Override
    public WritableRaster copyData(WritableRaster to) {
        WritableRaster copy = to != null
                ? to
                : Raster.createWritableRaster(samples.createCompatibleSampleModel(bounds.width, bounds.height), null);
        Rectangle area = copy.getBounds().intersection(bounds);
        if (!area.isEmpty()) {
            for (int y = area.y / BandFile.TILE; y <= (area.y + area.height - 1) / BandFile.TILE; y++) {
                for (int x = area.x / BandFile.TILE; x <= (area.x + area.width - 1) / BandFile.TILE; x++) {
                    Raster tile = getTile(x, y);
                    Rectangle part = tile.getBounds().intersection(area);
                    copy.setRect(tile.createChild(part.x, part.y, part.width, part.height, part.x, part.y, null));
                }
            }
        }
        return copy;
    }

    @Override
    public ColorModel getColorModel() {
        return colours;
    }

    @Override
    public BandedSampleModel getSampleModel() {
        return samples;
    }

    @Override
    public int getMinX() {
        return 0;
    }

    @Override
    public int getMinY() {
        return 0;
    }

    @Override
    public int getWidth() {
        return bounds.width;
    }

    @Override
    public int getHeight() {
        return bounds.height;
    }

    @Override
    public int getTileWidth() {
        return BandFile.TILE;
    }

    @Override
    public int getTileHeight() {
        return BandFile.TILE;
    }

    @Override
    public int getMinTileX() {
        return 0;
    }

    @Override
    public int getMinTileY() {
        return 0;
    }

    @Override
    public int getNumXTiles() {
        return (bounds.width + BandFile.TILE - 1) / BandFile.TILE;
    }

    @Override
    public int getNumYTiles() {
        return (bounds.height + BandFile.TILE - 1) / BandFile.TILE;
    }

    @Override
    public int getTileGridXOffset() {
        return 0;
    }

    @Override
    public int getTileGridYOffset() {
        return 0;
    }

    @Override
    public Vector<RenderedImage> getSources() {
        return new Vector<>();
    }

    @Override
    public Object getProperty(String name) {
        return Image.UndefinedProperty;
    }

    @Override
    public String[] getPropertyNames() {
        return null;
    }
}
