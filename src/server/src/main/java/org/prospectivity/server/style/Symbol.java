package org.prospectivity.server.style;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.prospectivity.engine.InvalidInputException;

/**
 * How a point is drawn, and lines and areas too.
 *
 * @param mark its shape
 * @param size in pixels
 * @param fill colour with its opacity, 0 for none
 * @param stroke colour with its opacity, 0 for none
 * @param strokeWidth in pixels
 * @param label for the legend, empty for none
 */
public record Symbol(Mark mark, double size, int fill, int stroke, double strokeWidth, String label) {
    private static final double LARGEST = 200;

    /** A red disc with a white rim, visible on every colour of the customary ramps. */
    public static final Symbol CUSTOMARY = new Symbol(Mark.CIRCLE, 8, 0xFFE31A1C, 0xFFFFFFFF, 1.2, "");

    /** The well-known marks of SLD. */
    public enum Mark {
        SQUARE,
        CIRCLE,
        TRIANGLE,
        STAR,
        CROSS,
        X;

        static Mark of(String name) {
            for (Mark mark : values()) {
                if (mark.name().equalsIgnoreCase(name)) {
                    return mark;
                }
            }
            throw new InvalidInputException("style", "mark " + name, "square, circle, triangle, star, cross or x");
        }
    }

    public Symbol {
        InvalidInputException.require(size > 0 && size <= LARGEST, "style", "size " + size, "more than 0, up to 200");
        InvalidInputException.require(
                strokeWidth >= 0 && strokeWidth <= LARGEST, "style", "stroke-width " + strokeWidth, "0 to 200");
    }

    /** Its outline around a place. */
    public Shape outline(double x, double y) {
        double r = size / 2;
        Path2D path = new Path2D.Double();
        switch (mark) {
            case SQUARE:
                return new Rectangle2D.Double(x - r, y - r, size, size);
            case CIRCLE:
                return new Ellipse2D.Double(x - r, y - r, size, size);
            case TRIANGLE:
                path.moveTo(x, y - r);
                path.lineTo(x + r, y + r);
                path.lineTo(x - r, y + r);
                path.closePath();
                return path;
            case STAR:
                for (int k = 0; k < 10; k++) {
                    double angle = Math.PI * k / 5;
                    double radius = k % 2 == 0 ? r : 0.4 * r;
                    double px = x + radius * Math.sin(angle);
                    double py = y - radius * Math.cos(angle);
                    if (k == 0) {
                        path.moveTo(px, py);
                    } else {
                        path.lineTo(px, py);
                    }
                }
                path.closePath();
                return path;
            default:
                return cross(x, y, r);
        }
    }

    private Shape cross(double x, double y, double r) {
        double half = r / 4;
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        path.append(new Rectangle2D.Double(x - r, y - half, 2 * r, 2 * half), false);
        path.append(new Rectangle2D.Double(x - half, y - r, 2 * half, 2 * r), false);
        return mark == Mark.X
                ? AffineTransform.getRotateInstance(Math.PI / 4, x, y).createTransformedShape(path)
                : path;
    }

    /** Its mark as SLD writes it. */
    public String wellKnownName() {
        return mark.name().toLowerCase(Locale.ROOT);
    }
}
