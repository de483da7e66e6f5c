package org.prospectivity.server.wms;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.prospectivity.maps.layer.PublishedLayer;
import org.prospectivity.maps.layer.PublishedLayers;
import org.prospectivity.maps.layer.WorkingMemory;
import org.prospectivity.maps.render.Legend;
import org.prospectivity.maps.render.MapPainter;
import org.prospectivity.maps.render.MapPainter.Styled;
import org.prospectivity.maps.render.MapView;
import org.prospectivity.maps.style.LayerStyle;
import org.prospectivity.server.ows.ExceptionReport;
import org.prospectivity.server.ows.OwsException;
import org.prospectivity.server.ows.OwsRequest;
import org.prospectivity.server.ows.OwsResponse;
import org.prospectivity.server.ows.OwsService;

/** WMS 1.1.1 (OGC 01-068r3) and 1.3.0 (OGC 06-042). */
public final class WmsService implements OwsService {
    static final String PNG = "image/png";
    static final String JSON = "application/json";
    static final String TEXT = "text/plain";

    /** What a picture takes while it is made: its colours, its rows before they are packed, and what they become. */
    private static final long BYTES_PER_PIXEL = 12;

    /** Pixels of the side of a map that nobody sees. */
    private static final int TRIAL = 1024;

    private final PublishedLayers layers;
    private final WorkingMemory memory;

    /**
     * @param layers what is shown
     * @param memory for maps while they are made
     */
    public WmsService(PublishedLayers layers, WorkingMemory memory) {
        this.layers = layers;
        this.memory = memory;
    }

    @Override
    public String name() {
        return "WMS";
    }

    @Override
    public ExceptionReport reportOf(OwsRequest request) {
        try {
            return WmsVersion.of(request).report();
        } catch (OwsException e) {
            // It is the version that cannot be told.
            return WmsVersion.V1_3_0.report();
        }
    }

    @Override
    public void handle(OwsRequest request, OwsResponse response) throws IOException {
        if (request.isDocument()) {
            throw OwsException.of(
                    OwsException.OPERATION_NOT_SUPPORTED, null, "WMS takes parameters here, not documents");
        }
        WmsRequest read = new WmsRequest(request, WmsVersion.of(request), layers);
        switch (request.operation().toLowerCase(Locale.ROOT)) {
            case "getcapabilities", "capabilities" ->
                new WmsCapabilities(read.version(), request.baseUrl(), layers.all()).send(response);
            case "getmap", "map" -> map(read, response);
            case "getfeatureinfo", "feature_info" -> information(read, response);
            case "getlegendgraphic" -> legend(read, response);
            default ->
                throw OwsException.of(
                        OwsException.OPERATION_NOT_SUPPORTED,
                        "request",
                        "There is no operation " + request.operation() + "; expected GetCapabilities, GetMap,"
                                + " GetFeatureInfo or GetLegendGraphic");
        }
    }

    /** Opens all layers and draws one, so that what that needs is there before anybody waits for it. */
    public void makeReady() throws IOException {
        Optional<PublishedLayer> first = layers.all().stream()
                .filter(layer -> layer.coverage().isPresent())
                .findFirst();
        if (first.isPresent()) {
            PublishedLayer layer = first.get();
            ReferencedEnvelope box = layer.bounds();
            MapView view =
                    new MapView(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY(), TRIAL, TRIAL, layer.crs());
            LayerStyle style = layer.complete(layer.style());
            MapPainter.png(List.of(new Styled(layer, style)), view, OptionalInt.empty());
            new Legend(layer, style).png(OptionalInt.empty());
        }
    }

    private void map(WmsRequest request, OwsResponse response) throws IOException {
        request.format("format", List.of(PNG, "image/png8"));
        List<Styled> styled = request.styled();
        MapView view = request.view();
        OptionalInt background = request.background();
        byte[] png = memory.during(
                BYTES_PER_PIXEL * view.width() * view.height(), () -> MapPainter.png(styled, view, background));
        send(png, PNG, response);
    }

    private static void information(WmsRequest request, OwsResponse response) throws IOException {
        String format = request.format("info_format", List.of(TEXT, JSON));
        PlaceInformation information = PlaceInformation.of(request);
        String text = format.equals(JSON) ? information.json() : information.text();
        send(text.getBytes(StandardCharsets.UTF_8), format + ";charset=utf-8", response);
    }

    private static void legend(WmsRequest request, OwsResponse response) throws IOException {
        String format = request.format("format", List.of(PNG, JSON));
        List<PublishedLayer> wanted = request.layers("layer");
        if (wanted.size() > 1) {
            throw OwsException.invalid("layer", request.parameter("layer").orElse(""), "one layer");
        }
        PublishedLayer layer = wanted.get(0);
        Legend legend = new Legend(
                layer,
                request.style(
                        "style", layer, request.parameter("style").orElse("").strip()));
        if (format.equals(JSON)) {
            send(legend.json().getBytes(StandardCharsets.UTF_8), JSON + ";charset=utf-8", response);
        } else {
            send(legend.png(request.background()), PNG, response);
        }
    }

    private static void send(byte[] bytes, String type, OwsResponse response) throws IOException {
        response.contentType(type);
        response.header("Content-Length", String.valueOf(bytes.length));
        try (OutputStream body = response.body()) {
            body.write(bytes);
        }
    }
}
