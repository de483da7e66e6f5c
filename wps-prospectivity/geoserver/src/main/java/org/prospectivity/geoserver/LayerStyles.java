package org.prospectivity.geoserver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Logger;
import org.geoserver.catalog.Catalog;
import org.geoserver.catalog.LayerInfo;
import org.geoserver.catalog.SLDHandler;
import org.geoserver.catalog.StyleInfo;
import org.geoserver.catalog.Styles;
import org.geoserver.catalog.WorkspaceInfo;
import org.geoserver.config.GeoServerDataDirectory;
import org.geoserver.platform.resource.Resource;
import org.geotools.api.style.StyledLayerDescriptor;
import org.geotools.util.logging.Logging;
import org.prospectivity.engine.InvalidInputException;

/**
 * Styles of published layers: those of the server by name, those shipped with the extension, which are made once, when
 * first needed, and SLD documents, which become a style of the layer's workspace.
 */
final class LayerStyles {
    /** Shipped style of scores. */
    static final String PROSPECTIVITY = "prospectivity";

    /** Shipped style of scores with their applicability as third band: greyed where their model does not apply. */
    static final String APPLICABLE = "prospectivity_applicable";

    /** Shipped style of any other coverage: one band from black to white; the variable {@code band} chooses which. */
    static final String BAND = "prospectivity_band";

    private static final Logger LOGGER = Logging.getLogger(LayerStyles.class);
    private static final List<String> SHIPPED = List.of(PROSPECTIVITY, APPLICABLE, "prospectivity_uncertainty", BAND);
    /** Marks a style that was made for one layer from an SLD document. */
    private static final String MADE_FOR = "prospectivity.layer";

    private final Catalog catalog;
    private final Catalog raw;
    private final GeoServerDataDirectory data;

    /**
     * @param catalog as the caller sees it
     * @param raw the catalog as it is
     */
    LayerStyles(Catalog catalog, Catalog raw, GeoServerDataDirectory data) {
        this.catalog = catalog;
        this.raw = raw;
        this.data = data;
    }

    /** Refuses a style that cannot be found or read; null is none. */
    void check(WorkspaceInfo workspace, String style) {
        if (style == null) {
            return;
        }
        if (isDocument(style)) {
            checkDocument(style);
        } else {
            InvalidInputException.require(
                    SHIPPED.contains(style) || byName(workspace, style) != null,
                    "style",
                    style,
                    "an SLD document, or the name of a style of the workspace " + workspace.getName()
                            + " or of the whole server");
        }
    }

    /**
     * The style for a layer.
     *
     * @param style its name, or an SLD document
     * @param undo hears what is made for it
     */
    StyleInfo of(QualifiedName layer, String style, Undo undo) throws IOException {
        if (isDocument(style)) {
            return made(layer, style, undo);
        }
        StyleInfo known = byName(layer.workspace(), style);
        return known != null ? raw.getStyle(known.getId()) : shipped(style);
    }

    /** Removes a style that was made for a layer, when it is no longer used. */
    void removeUnused(StyleInfo style, QualifiedName layer) {
        if (style == null || !layer.toString().equals(style.getMetadata().get(MADE_FOR, String.class))) {
            return;
        }
        try {
            remove(style.getId());
        } catch (IOException | RuntimeException e) {
            LOGGER.warning("The style " + style.prefixedName() + " of the layer before stays: " + e.getMessage());
        }
    }

    private static boolean isDocument(String style) {
        return style.stripLeading().startsWith("<");
    }

    private void checkDocument(String document) {
        try {
            StyledLayerDescriptor sld = Styles.handler(SLDHandler.FORMAT)
                    .parse(
                            new StringReader(document),
                            null,
                            null,
                            raw.getResourcePool().getEntityResolver());
            if (Styles.style(sld) == null) {
                throw new InvalidInputException("style", "the SLD document has no style; expected one");
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof InvalidInputException fault) {
                throw fault;
            }
            throw new InvalidInputException("style", "the SLD document cannot be read: " + e.getMessage());
        }
    }

    private StyleInfo byName(WorkspaceInfo workspace, String name) {
        StyleInfo own = catalog.getStyleByName(workspace, name);
        return own != null ? own : catalog.getStyleByName((WorkspaceInfo) null, name);
    }

    private StyleInfo shipped(String name) throws IOException {
        StyleInfo style = raw.getFactory().createStyle();
        style.setName(name);
        style.setFilename(name + ".sld");
        style.setFormat(SLDHandler.FORMAT);
        try (InputStream sld = LayerStyles.class.getResourceAsStream(name + ".sld")) {
            raw.getResourcePool().writeStyle(style, sld);
        }
        raw.add(style);
        return raw.getStyleByName(name);
    }

    private StyleInfo made(QualifiedName layer, String document, Undo undo) throws IOException {
        StyleInfo style = raw.getFactory().createStyle();
        style.setWorkspace(raw.getWorkspace(layer.workspace().getId()));
        String name = free(layer);
        style.setName(name);
        style.setFilename(name + ".sld");
        style.setFormat(SLDHandler.FORMAT);
        style.getMetadata().put(MADE_FOR, layer.toString());
        undo.onFailure(() -> {
            StyleInfo added = raw.getStyleByName(layer.workspace(), name);
            if (added != null) {
                remove(added.getId());
            } else {
                data.style(style).delete();
            }
        });
        raw.getResourcePool().writeStyle(style, new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        raw.add(style);
        return raw.getStyleByName(layer.workspace(), name);
    }

    private void remove(String id) throws IOException {
        StyleInfo style = raw.getStyle(id);
        for (LayerInfo layer : raw.getLayers(style)) {
            LOGGER.fine(() -> layer.prefixedName() + " still uses " + style.prefixedName());
            return;
        }
        Resource file = data.style(style);
        // GeoServer keeps the document of a style that is removed; of ours nothing is to stay.
        List<String> before = kept(file);
        raw.remove(style);
        file.delete();
        for (String kept : kept(file)) {
            if (!before.contains(kept)) {
                file.parent().get(kept).delete();
            }
        }
    }

    private static List<String> kept(Resource file) {
        return file.parent().list().stream()
                .map(Resource::name)
                .filter(name -> name.startsWith(file.name() + ".bak"))
                .toList();
    }

    /** A name that no style of the workspace has, and no file: the layer's, or that with a number. */
    private String free(QualifiedName layer) {
        String name = layer.name();
        for (int number = 2;
                raw.getStyleByName(layer.workspace(), name) != null
                        || data.getStyles(layer.workspace(), name + ".sld").getType() != Resource.Type.UNDEFINED;
                number++) {
            name = layer.name() + "_" + number;
        }
        return name;
    }
}
