package org.prospectivity.server.style;

import java.util.List;

/**
 * A style of a layer.
 *
 * @param name by which requests ask for it
 * @param title for a person
 * @param raster how a coverage is drawn
 * @param symbols how features are drawn, all of them one upon the other
 */
public record LayerStyle(String name, String title, RasterStyle raster, List<Symbol> symbols) {
    /** What a layer without a style has. */
    public static final LayerStyle CUSTOMARY =
            new LayerStyle("", "Customary colours", RasterStyle.CUSTOMARY, List.of(Symbol.CUSTOMARY));

    /** The same under a name. */
    public LayerStyle named(String other) {
        return new LayerStyle(other, title, raster, symbols);
    }
}
