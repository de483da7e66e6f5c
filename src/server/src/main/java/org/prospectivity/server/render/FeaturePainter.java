package org.prospectivity.server.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.locationtech.jts.awt.PointTransformation;
import org.locationtech.jts.awt.ShapeWriter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygonal;
import org.prospectivity.server.layer.StoredFeatures;
import org.prospectivity.server.layer.Transforms;
import org.prospectivity.server.style.Symbol;

/** Paints features: points as marks of a fixed size, lines and areas with the symbol's stroke and fill. */
public final class FeaturePainter {
    /** Above this number marks are stamped at whole pixels; one by one it would take seconds. */
    private static final int MOST_EXACT = 2000;

    private final StoredFeatures features;
    private final List<Symbol> symbols;

    public FeaturePainter(StoredFeatures features, List<Symbol> symbols) {
        this.features = features;
        this.symbols = symbols;
    }

    /** Paints onto a picture of the view. */
    public void paint(MapView view, Graphics2D canvas) {
        List<Shape> areas = new ArrayList<>();
        List<Shape> lines = new ArrayList<>();
        shapes(view, areas, lines);
        double[] places = visible(view);
        for (Symbol symbol : symbols) {
            areas.forEach(area -> draw(symbol, area, symbol.fill(), canvas));
            lines.forEach(line -> draw(symbol, line, 0, canvas));
            if (places.length / 2 <= MOST_EXACT) {
                for (int p = 0; p < places.length; p += 2) {
                    draw(symbol, symbol.outline(places[p], places[p + 1]), symbol.fill(), canvas);
                }
            } else {
                stamp(symbol, places, canvas);
            }
        }
    }

    /** Draws one symbol. */
    static void draw(Symbol symbol, Shape shape, int fill, Graphics2D canvas) {
        if (fill >>> 24 != 0) {
            canvas.setColor(new Color(fill, true));
            canvas.fill(shape);
        }
        if (symbol.stroke() >>> 24 != 0 && symbol.strokeWidth() > 0) {
            canvas.setColor(new Color(symbol.stroke(), true));
            canvas.setStroke(new BasicStroke((float) symbol.strokeWidth()));
            canvas.draw(shape);
        }
    }

    private static void stamp(Symbol symbol, double[] places, Graphics2D canvas) {
        int half = (int) Math.ceil((symbol.size() + symbol.strokeWidth()) / 2) + 1;
        BufferedImage stamp = new BufferedImage(2 * half, 2 * half, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D on = stamp.createGraphics();
        on.setRenderingHints(canvas.getRenderingHints());
        draw(symbol, symbol.outline(half, half), symbol.fill(), on);
        on.dispose();
        for (int p = 0; p < places.length; p += 2) {
            canvas.drawImage(stamp, (int) Math.round(places[p]) - half, (int) Math.round(places[p + 1]) - half, null);
        }
    }

    /** The points' places on the picture, of those whose mark may be seen. */
    private double[] visible(MapView view) {
        double margin = symbols.stream()
                .mapToDouble(symbol -> symbol.size() + symbol.strokeWidth())
                .max()
                .orElse(0);
        double[] places = places(view);
        int count = 0;
        for (int p = 0; p < places.length; p += 2) {
            double x = places[p];
            double y = places[p + 1];
            if (x >= -margin && x <= view.width() + margin && y >= -margin && y <= view.height() + margin) {
                places[count++] = x;
                places[count++] = y;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /** The places of all points on the picture, NaN for those that have none. */
    private double[] places(MapView view) {
        double[] places = features.pointsIn(view.crs()).clone();
        for (int p = 0; p < places.length; p += 2) {
            places[p] = view.column(places[p]);
            places[p + 1] = view.row(places[p + 1]);
        }
        return places;
    }

    private void shapes(MapView view, List<Shape> areas, List<Shape> lines) {
        if (features.shapes().isEmpty()) {
            return;
        }
        MathTransform toView = Transforms.between(features.crs(), view.crs());
        Envelope seen = new Envelope(view.west(), view.east(), view.south(), view.north());
        PointTransformation toPicture = (from, to) -> to.setLocation(view.column(from.x), view.row(from.y));
        ShapeWriter writer = new ShapeWriter(toPicture);
        for (StoredFeatures.Shape shape : features.shapes()) {
            try {
                Geometry geometry = JTS.transform(shape.geometry(), toView);
                if (geometry.getEnvelopeInternal().intersects(seen)) {
                    (geometry instanceof Polygonal ? areas : lines).add(writer.toShape(geometry));
                }
            } catch (TransformException e) {
                // A shape that has no place in the view's CRS is not seen in it.
            }
        }
    }

    /**
     * The features near a place on the picture.
     *
     * @param distance in pixels
     * @return their numbers, in order
     */
    public int[] near(MapView view, double column, double row, double distance) {
        BitSet near = new BitSet();
        double[] places = places(view);
        for (int p = 0; p < places.length; p += 2) {
            if (Math.hypot(places[p] - column, places[p + 1] - row) <= distance) {
                near.set(features.pointFeatures()[p / 2]);
            }
        }
        if (!features.shapes().isEmpty()) {
            nearShapes(view, column, row, distance, near);
        }
        return near.stream().toArray();
    }

    private void nearShapes(MapView view, double column, double row, double distance, BitSet near) {
        MathTransform toView = Transforms.between(features.crs(), view.crs());
        Geometry click = new GeometryFactory()
                .toGeometry(new Envelope(
                        view.x(column - distance),
                        view.x(column + distance),
                        view.y(row + distance),
                        view.y(row - distance)));
        for (StoredFeatures.Shape shape : features.shapes()) {
            try {
                if (JTS.transform(shape.geometry(), toView).intersects(click)) {
                    near.set(shape.feature());
                }
            } catch (TransformException e) {
                // It has no place in the view's CRS.
            }
        }
    }
}
