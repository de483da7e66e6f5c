package org.prospectivity.handover.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.prospectivity.engine.raster.GridGeometry;
import org.prospectivity.handover.content.Ramp;
import org.prospectivity.handover.content.Written;

/**
 * A map for paper: cells in colours, outlines and points upon them, a graticule with coordinates in kilometres, a scale
 * bar, where north is (up, as the grid has it), and a legend with its title below.
 */
public final class MapPicture {
    private static final Color PAPER = Color.WHITE;
    private static final Color INK = new Color(0x22, 0x22, 0x22);
    private static final Color LINE = new Color(0x22, 0x22, 0x22, 0x50);
    private static final Color HALO = new Color(0xff, 0xff, 0xff, 0xd8);
    private static final Color AREA = new Color(0xd6, 0x00, 0x6c);
    private static final Color NO_DATA = Color.WHITE;
    private static final int GREY = 0xd9;
    private static final double VEIL = 0.8;
    /** Graticule lines across the shorter side. */
    private static final int LINES = 4;

    private final MapSheet sheet;
    private final double unit;
    private final double left;
    private final double top;
    private final double pixels;
    private final int mapWidth;
    private final int mapHeight;
    private final int width;
    private final int height;
    private final boolean legendOfPoints;

    private MapPicture(MapSheet sheet, int width, int height, double unit) {
        this.sheet = sheet;
        this.unit = unit;
        legendOfPoints = !sheet.points().isEmpty() || !sheet.areas().isEmpty();
        left = 3.6 * unit;
        top = 0.8 * unit;
        double right = 1.2 * unit;
        double bottom = (legendOfPoints ? 7.6 + 1.6 * ((symbols() + 1) / 2) : 7.6) * unit;
        Envelope extent = sheet.extent();
        pixels = Math.min((width - left - right) / extent.getWidth(), (height - top - bottom) / extent.getHeight());
        mapWidth = (int) Math.round(extent.getWidth() * pixels);
        mapHeight = (int) Math.round(extent.getHeight() * pixels);
        this.width = (int) Math.ceil(left + mapWidth + right);
        this.height = (int) Math.ceil(top + mapHeight + bottom);
    }

    /**
     * Draws a map as large as fits.
     *
     * @param width greatest, in pixels
     * @param height greatest, in pixels
     * @param unit size of its letters, in pixels
     */
    public static BufferedImage draw(MapSheet sheet, int width, int height, double unit) {
        return new MapPicture(sheet, width, height, unit).drawn();
    }

    private BufferedImage drawn() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setColor(PAPER);
            g.fillRect(0, 0, width, height);
            cells(image);
            graticule(g);
            Shape whole = g.getClip();
            g.clip(frame());
            areas(g);
            points(g);
            g.setClip(whole);
            g.setColor(INK);
            g.setStroke(new BasicStroke((float) (0.1 * unit)));
            g.draw(frame());
            scaleBar(g);
            north(g);
            legend(g);
        } finally {
            g.dispose();
        }
        return image;
    }

    private Rectangle2D frame() {
        return new Rectangle2D.Double(left, top, mapWidth, mapHeight);
    }

    private double x(double easting) {
        return left + (easting - sheet.extent().getMinX()) * pixels;
    }

    private double y(double northing) {
        return top + (sheet.extent().getMaxY() - northing) * pixels;
    }

    private void cells(BufferedImage image) {
        GridGeometry grid = sheet.grid();
        int x0 = (int) Math.round(left);
        int y0 = (int) Math.round(top);
        for (int row = 0; row < mapHeight; row++) {
            double northing = sheet.extent().getMaxY() - (row + 0.5) / pixels;
            for (int column = 0; column < mapWidth; column++) {
                int cell = grid.cellAt(sheet.extent().getMinX() + (column + 0.5) / pixels, northing);
                image.setRGB(x0 + column, y0 + row, colour(cell));
            }
        }
    }

    private int colour(int cell) {
        if (cell < 0) {
            return PAPER.getRGB();
        }
        float value = sheet.values()[cell];
        if (Float.isNaN(value)) {
            return NO_DATA.getRGB();
        }
        boolean grey =
                sheet.applicability().isPresent() && sheet.applicability().get()[cell] < 1;
        int rgb = sheet.ramp().rgb(value);
        return grey ? veiled(rgb) : rgb;
    }

    /** Under the same veil as published maps have where the model does not apply. */
    private static int veiled(int rgb) {
        int veiled = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            veiled |= (int) Math.round(VEIL * GREY + (1 - VEIL) * (rgb >> shift & 0xff)) << shift;
        }
        return veiled;
    }

    /** The greatest of 1, 2 and 5 times a power of ten that is not above a length. */
    static double round(double length) {
        double power = Math.pow(10, Math.floor(Math.log10(length)));
        double mantissa = length / power;
        return power * (mantissa >= 5 ? 5 : mantissa >= 2 ? 2 : 1);
    }

    private void graticule(Graphics2D g) {
        Envelope extent = sheet.extent();
        double step = round(Math.min(extent.getWidth(), extent.getHeight()) / (LINES - 1));
        g.setFont(Fonts.regular(unit));
        FontMetrics metrics = g.getFontMetrics();
        g.setStroke(new BasicStroke((float) (0.06 * unit)));
        double lastEnd = Double.NEGATIVE_INFINITY;
        for (double easting = Math.ceil(extent.getMinX() / step) * step; easting <= extent.getMaxX(); easting += step) {
            double x = x(easting);
            g.setColor(LINE);
            g.draw(new Line2D.Double(x, top, x, top + mapHeight));
            String text = kilometres(easting, step);
            double half = metrics.stringWidth(text) / 2.0;
            if (x - half > Math.max(lastEnd + unit / 2, left - unit / 4) && x + half < left + mapWidth + unit) {
                g.setColor(INK);
                g.drawString(text, (float) (x - half), (float) (top + mapHeight + 1.2 * unit));
                lastEnd = x + half;
            }
        }
        for (double northing = Math.ceil(extent.getMinY() / step) * step;
                northing <= extent.getMaxY();
                northing += step) {
            double y = y(northing);
            g.setColor(LINE);
            g.draw(new Line2D.Double(left, y, left + mapWidth, y));
            String text = kilometres(northing, step);
            double half = metrics.stringWidth(text) / 2.0;
            if (y - half > top - unit / 4 && y + half < top + mapHeight + unit / 4) {
                g.setColor(INK);
                turned(g, text, left - 0.5 * unit, y + half);
            }
        }
        g.setColor(INK);
        g.setFont(Fonts.regular(0.9 * unit));
        String east = "Easting, km";
        g.drawString(east, (float) (left + mapWidth - g.getFontMetrics().stringWidth(east)), (float)
                (top + mapHeight + 2.3 * unit));
        String north = "Northing, km";
        turned(g, north, left - 1.8 * unit, top + g.getFontMetrics().stringWidth(north));
    }

    private static void turned(Graphics2D g, String text, double x, double y) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        g.drawString(text, 0, 0);
        g.setTransform(before);
    }

    private static String kilometres(double metres, double step) {
        int decimals = Math.max(0, (int) Math.ceil(3 - Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", metres / 1000);
    }

    private void areas(Graphics2D g) {
        for (MapSheet.Area area : sheet.areas()) {
            Path2D path = path(area.shape());
            g.setColor(HALO);
            g.setStroke(stroke((area.strong() ? 0.42 : 0.3) * unit));
            g.draw(path);
            g.setColor(AREA);
            g.setStroke(stroke((area.strong() ? 0.24 : 0.14) * unit));
            g.draw(path);
        }
        g.setFont(Fonts.bold(unit));
        for (MapSheet.Area area : sheet.areas()) {
            Envelope box = area.shape().getEnvelopeInternal();
            if (!area.label().isEmpty() && box.intersects(sheet.extent())) {
                haloed(
                        g,
                        area.label(),
                        x(box.getMaxX()) + 0.2 * unit,
                        Math.max(top + unit, y(box.getMaxY()) + 0.4 * unit),
                        AREA);
            }
        }
    }

    private static BasicStroke stroke(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private Path2D path(Geometry shape) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i) instanceof Polygon polygon) {
                ring(path, polygon.getExteriorRing());
                for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                    ring(path, polygon.getInteriorRingN(h));
                }
            }
        }
        return path;
    }

    private void ring(Path2D path, LineString ring) {
        Coordinate[] corners = ring.getCoordinates();
        for (int i = 0; i < corners.length; i++) {
            if (i == 0) {
                path.moveTo(x(corners[i].x), y(corners[i].y));
            } else {
                path.lineTo(x(corners[i].x), y(corners[i].y));
            }
        }
        if (corners.length > 0) {
            path.closePath();
        }
    }

    private void points(Graphics2D g) {
        for (MapSheet.Points points : sheet.points()) {
            for (int i = 0; i < points.eastings().length; i++) {
                symbol(g, points.symbol(), x(points.eastings()[i]), y(points.northings()[i]), unit);
            }
        }
    }

    private static void symbol(Graphics2D g, MapSheet.Symbol symbol, double x, double y, double unit) {
        double r = (symbol == MapSheet.Symbol.DISC ? 0.3 : 0.55) * unit;
        Shape shape;
        if (symbol == MapSheet.Symbol.DISC) {
            shape = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        } else {
            Path2D diamond = new Path2D.Double();
            diamond.moveTo(x, y - r);
            diamond.lineTo(x + r, y);
            diamond.lineTo(x, y + r);
            diamond.lineTo(x - r, y);
            diamond.closePath();
            shape = diamond;
        }
        g.setColor(HALO);
        g.setStroke(stroke(0.3 * unit));
        g.draw(shape);
        g.setColor(symbol == MapSheet.Symbol.DIAMOND ? Color.BLACK : Color.WHITE);
        g.fill(shape);
        g.setColor(Color.BLACK);
        g.setStroke(stroke(0.14 * unit));
        g.draw(shape);
    }

    private static void haloed(Graphics2D g, String text, double x, double y, Color colour) {
        Font font = g.getFont();
        Shape outline = font.createGlyphVector(g.getFontRenderContext(), text).getOutline((float) x, (float) y);
        g.setColor(HALO);
        g.setStroke(stroke(0.35 * font.getSize2D()));
        g.draw(outline);
        g.setColor(colour);
        g.fill(outline);
    }

    private void scaleBar(Graphics2D g) {
        double metres = round(sheet.extent().getWidth() / 4);
        double length = metres * pixels;
        double x = left + 0.8 * unit;
        double y = top + mapHeight - 0.9 * unit;
        String text = Written.length(metres);
        g.setFont(Fonts.bold(unit));
        double box = Math.max(length, g.getFontMetrics().stringWidth(text)) + unit;
        g.setColor(HALO);
        g.fill(new Rectangle2D.Double(x - 0.5 * unit, y - 1.6 * unit, box, 2.2 * unit));
        g.setColor(INK);
        g.fill(new Rectangle2D.Double(x, y - 0.1 * unit, length, 0.4 * unit));
        g.setColor(Color.WHITE);
        g.fill(new Rectangle2D.Double(x + length / 2, y, length / 2 - 0.1 * unit, 0.2 * unit));
        g.setColor(INK);
        g.drawString(text, (float) x, (float) (y - 0.45 * unit));
    }

    private void north(Graphics2D g) {
        double x = left + mapWidth - 1.5 * unit;
        double y = top + 0.6 * unit;
        g.setColor(HALO);
        g.fill(new Rectangle2D.Double(x - 0.9 * unit, y - 0.3 * unit, 1.8 * unit, 3.6 * unit));
        Path2D arrow = new Path2D.Double();
        arrow.moveTo(x, y);
        arrow.lineTo(x + 0.6 * unit, y + 1.9 * unit);
        arrow.lineTo(x, y + 1.5 * unit);
        arrow.lineTo(x - 0.6 * unit, y + 1.9 * unit);
        arrow.closePath();
        g.setColor(INK);
        g.fill(arrow);
        g.setFont(Fonts.bold(unit));
        g.drawString("N", (float) (x - g.getFontMetrics().stringWidth("N") / 2.0), (float) (y + 3 * unit));
    }

    private int symbols() {
        return sheet.points().size()
                + (sheet.areas().isEmpty() ? 0 : 1)
                + (sheet.applicability().isPresent() ? 1 : 0);
    }

    private void legend(Graphics2D g) {
        double y = top + mapHeight + 3.6 * unit;
        g.setColor(INK);
        g.setFont(Fonts.bold(unit));
        g.drawString(sheet.ramp().title(), (float) left, (float) y);
        bar(g, y + 0.5 * unit);
        if (!legendOfPoints && sheet.applicability().isEmpty()) {
            return;
        }
        double line = y + 4.9 * unit;
        double half = mapWidth / 2.0;
        int place = 0;
        g.setFont(Fonts.regular(unit));
        for (MapSheet.Points points : sheet.points()) {
            double x = left + (place % 2) * half;
            symbol(g, points.symbol(), x + 0.7 * unit, line - 0.35 * unit, unit);
            named(g, points.name() + " (" + points.eastings().length + ")", x, line);
            place++;
            line += place % 2 == 0 ? 1.6 * unit : 0;
        }
        if (!sheet.areas().isEmpty()) {
            double x = left + (place % 2) * half;
            g.setColor(AREA);
            g.setStroke(stroke(0.18 * unit));
            g.draw(new Rectangle2D.Double(x + 0.1 * unit, line - 0.8 * unit, 1.2 * unit, 0.9 * unit));
            named(g, "Targets, by rank", x, line);
            place++;
            line += place % 2 == 0 ? 1.6 * unit : 0;
        }
        if (sheet.applicability().isPresent()) {
            double x = left + (place % 2) * half;
            g.setColor(new Color(GREY, GREY, GREY));
            g.fill(new Rectangle2D.Double(x + 0.1 * unit, line - 0.8 * unit, 1.2 * unit, 0.9 * unit));
            named(g, "Where the model does not apply", x, line);
        }
    }

    private void named(Graphics2D g, String name, double x, double line) {
        g.setColor(INK);
        g.drawString(name, (float) (x + 1.8 * unit), (float) line);
    }

    /** Every step of the ramp has the same length, so that labels have room. */
    private void bar(Graphics2D g, double y) {
        List<Ramp.Step> steps = sheet.ramp().steps();
        int segments = Math.max(1, steps.size() - 1);
        for (int i = 0; i < mapWidth; i++) {
            double place = (double) i / Math.max(1, mapWidth - 1) * segments;
            int segment = Math.min(segments - 1, (int) place);
            Ramp.Step low = steps.get(segment);
            Ramp.Step high = steps.get(Math.min(steps.size() - 1, segment + 1));
            double value = low.value() + (place - segment) * (high.value() - low.value());
            g.setColor(new Color(sheet.ramp().rgb(value)));
            g.fill(new Rectangle2D.Double(left + i, y, 1, 0.9 * unit));
        }
        g.setColor(INK);
        double size = 0.85 * unit;
        g.setFont(Fonts.regular(size));
        FontMetrics metrics = g.getFontMetrics();
        double lastEnd = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < steps.size(); i++) {
            String[] lines = steps.get(i).label().split(": ", 2);
            double x = left + mapWidth * (double) i / segments;
            double widest = Math.max(metrics.stringWidth(lines[0]), metrics.stringWidth(lines[lines.length - 1]));
            double start = Math.min(Math.max(x - widest / 2, left), left + mapWidth - widest);
            if (start < lastEnd + 0.3 * unit) {
                continue;
            }
            for (int l = 0; l < lines.length; l++) {
                double shift = (widest - metrics.stringWidth(lines[l])) / 2;
                g.drawString(lines[l], (float) (start + shift), (float) (y + (1.9 + l) * unit));
            }
            lastEnd = start + widest;
        }
    }
}
