package org.prospectivity.rasters;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * An image in memory that is read in small tiles, which are its own pixels rather than copies: writers and readers that go by
 * tiles or rows find them at once.
 */
final class TiledRaster extends ImageView {
    private static final int TILE = 256;

    private final Raster pixels;

    TiledRaster(BufferedImage image) {
        super(image);
        pixels = image.getRaster();
    }

    @Override
    public Raster getTile(int tileX, int tileY) {
        return part(new Rectangle(tileX * TILE, tileY * TILE, TILE, TILE).intersection(pixels.getBounds()));
    }

    @Override
    public Raster getData(Rectangle area) {
        return part(area);
    }

    private Raster part(Rectangle area) {
        return pixels.createChild(area.x, area.y, area.width, area.height, area.x, area.y, null);
    }

    @Override
    public int getTileWidth() {
        return TILE;
    }

    @Override
    public int getTileHeight() {
        return TILE;
    }

    @Override
    public int getNumXTiles() {
        return (pixels.getWidth() + TILE - 1) / TILE;
    }

    @Override
    public int getNumYTiles() {
        return (pixels.getHeight() + TILE - 1) / TILE;
    }
}
