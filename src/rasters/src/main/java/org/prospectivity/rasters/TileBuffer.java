package org.prospectivity.rasters;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;

/**
 * An image for a reader that asks for parts of a tile one after the other, as the writer of TIFF files does with its
 * rows: the last tile is kept, so that each is made once.
 */
final class TileBuffer extends ImageView {
    /** Pixels of a tile that is no part of an image but nearly the whole of it, which is in memory anyway. */
    private static final int LARGE = 1 << 20;

    private final boolean small;
    private Raster last;

    TileBuffer(RenderedImage image) {
        super(image);
        small = (long) image.getTileWidth() * image.getTileHeight() <= LARGE;
    }

    @Override
    public synchronized Raster getTile(int tileX, int tileY) {
        Rectangle area = new Rectangle(
                getTileGridXOffset() + tileX * getTileWidth(),
                getTileGridYOffset() + tileY * getTileHeight(),
                getTileWidth(),
                getTileHeight());
        if (!small) {
            return super.getTile(tileX, tileY);
        }
        if (last == null || !area.contains(last.getBounds())) {
            last = super.getTile(tileX, tileY);
        }
        return last;
    }

    @Override
    public Raster getData(Rectangle area) {
        int tileX = Math.floorDiv(area.x - getTileGridXOffset(), getTileWidth());
        int tileY = Math.floorDiv(area.y - getTileGridYOffset(), getTileHeight());
        boolean inOneTile = Math.floorDiv(area.x + area.width - 1 - getTileGridXOffset(), getTileWidth()) == tileX
                && Math.floorDiv(area.y + area.height - 1 - getTileGridYOffset(), getTileHeight()) == tileY;
        return small && inOneTile
                ? getTile(tileX, tileY).createChild(area.x, area.y, area.width, area.height, area.x, area.y, null)
                : super.getData(area);
    }
}
