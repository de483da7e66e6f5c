package org.prospectivity.handover.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Shares of the deposits in shares of the area, as curves beside the diagonal of chance. */
public final class CurvePicture {
    private static final Color INK = new Color(0x22, 0x22, 0x22);
    private static final Color PALE = new Color(0xd8, 0xd8, 0xd8);
    /** Of Okabe and Ito (2008), told apart with any colour vision; dashes tell them apart without colours. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072b2),
            new Color(0xd55e00),
            new Color(0x009e73),
            new Color(0xcc79a7),
            new Color(0x8a6d00),
            new Color(0x56b4e9));

    private static final float[][] DASHES = {
        null, {1, 0.5f}, {0.3f, 0.3f}, {1.2f, 0.4f, 0.3f, 0.4f}, {0.6f, 0.6f}, {0.2f, 0.6f}
    };

    private CurvePicture() {}

    /**
     * A curve.
     *
     * @param name in the legend
     * @param area shares of the area, rising from 0 to 1
     * @param deposits share of the deposits in each
     */
    public record Curve(String name, double[] area, double[] deposits) {}

    /**
     * Draws curves, the most important first.
     *
     * @param width in pixels
     * @param height in pixels
     * @param unit size of its letters, in pixels
     */
    public static BufferedImage draw(List<Curve> curves, int width, int height, double unit) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, width, height);
            Rectangle2D plot = new Rectangle2D.Double(4.2 * unit, unit, width - 5.2 * unit, height - 4.8 * unit);
            axes(g, plot, unit);
            line(g, plot, new double[] {0, 1}, new double[] {0, 1}, INK, stroke(0.08 * unit, unit, DASHES[2]));
            // The most important lies on top.
            for (int i = curves.size() - 1; i >= 0; i--) {
                line(g, plot, curves.get(i).area(), curves.get(i).deposits(), colour(i), stroke(i, unit));
            }
            legend(g, plot, curves, unit);
        } finally {
            g.dispose();
        }
        return image;
    }

    private static Color colour(int i) {
        return COLOURS.get(i % COLOURS.size());
    }

    private static BasicStroke stroke(int i, double unit) {
        return stroke((i == 0 ? 0.24 : 0.15) * unit, unit, DASHES[i % DASHES.length]);
    }

    private static BasicStroke stroke(double width, double unit, float[] dash) {
        float[] scaled = null;
        if (dash != null) {
            scaled = dash.clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= (float) unit;
            }
        }
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, scaled, 0);
    }

    private static void axes(Graphics2D g, Rectangle2D plot, double unit) {
        g.setFont(Fonts.regular(unit));
        FontMetrics metrics = g.getFontMetrics();
        for (int tick = 0; tick <= 5; tick++) {
            double share = tick / 5.0;
            double x = plot.getMinX() + share * plot.getWidth();
            double y = plot.getMaxY() - share * plot.getHeight();
            g.setColor(PALE);
            g.setStroke(new BasicStroke((float) (0.06 * unit)));
            g.draw(new Line2D.Double(x, plot.getMinY(), x, plot.getMaxY()));
            g.draw(new Line2D.Double(plot.getMinX(), y, plot.getMaxX(), y));
            g.setColor(INK);
            String text = String.format(Locale.ROOT, "%d", 20 * tick);
            g.drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) (plot.getMaxY() + 1.4 * unit));
            g.drawString(
                    text, (float) (plot.getMinX() - metrics.stringWidth(text) - 0.5 * unit), (float) (y + 0.35 * unit));
        }
        g.setStroke(new BasicStroke((float) (0.1 * unit)));
        g.draw(plot);
        String x = "Share of the area, best first, %";
        g.drawString(
                x, (float) (plot.getCenterX() - metrics.stringWidth(x) / 2.0), (float) (plot.getMaxY() + 3.0 * unit));
        String y = "Share of the deposits, %";
        AffineTransform before = g.getTransform();
        g.translate(1.1 * unit, plot.getCenterY() + metrics.stringWidth(y) / 2.0);
        g.rotate(-Math.PI / 2);
        g.drawString(y, 0, 0);
        g.setTransform(before);
    }

    private static void line(
            Graphics2D g, Rectangle2D plot, double[] area, double[] deposits, Color colour, BasicStroke stroke) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < area.length; i++) {
            double x = plot.getMinX() + area[i] * plot.getWidth();
            double y = plot.getMaxY() - deposits[i] * plot.getHeight();
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        g.setColor(colour);
        g.setStroke(stroke);
        g.draw(path);
    }

    private static void legend(Graphics2D g, Rectangle2D plot, List<Curve> curves, double unit) {
        g.setFont(Fonts.regular(unit));
        FontMetrics metrics = g.getFontMetrics();
        int widest = metrics.stringWidth("Chance");
        for (Curve curve : curves) {
            widest = Math.max(widest, metrics.stringWidth(curve.name()));
        }
        double lines = curves.size() + 1;
        double x = plot.getMaxX() - widest - 4.4 * unit;
        double y = plot.getMaxY() - (1.5 * lines + 0.6) * unit;
        g.setColor(new Color(0xff, 0xff, 0xff, 0xe6));
        g.fill(new Rectangle2D.Double(x - 0.4 * unit, y, widest + 4.4 * unit, 1.5 * lines * unit + 0.3 * unit));
        for (int i = 0; i <= curves.size(); i++) {
            double line = y + (1.5 * i + 1.2) * unit;
            boolean chance = i == curves.size();
            g.setColor(chance ? INK : colour(i));
            g.setStroke(chance ? stroke(0.08 * unit, unit, DASHES[2]) : stroke(i, unit));
            g.draw(new Line2D.Double(x, line - 0.35 * unit, x + 3 * unit, line - 0.35 * unit));
            g.setColor(INK);
            g.drawString(chance ? "Chance" : curves.get(i).name(), (float) (x + 3.5 * unit), (float) line);
        }
    }
}
