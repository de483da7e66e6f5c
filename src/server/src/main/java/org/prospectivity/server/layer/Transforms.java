package org.prospectivity.server.layer;

import java.util.Optional;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.prospectivity.engine.InvalidInputException;

/** Transforms between CRS. */
public final class Transforms {
    /** Points along each side of a box by which its extent in another CRS is found. */
    private static final int SIDE_POINTS = 20;

    private Transforms() {}

    /**
     * The transform from one CRS to another; without the datum's shift where none is known.
     *
     * @throws InvalidInputException naming the parameter {@code crs}, when there is none
     */
    public static MathTransform between(CoordinateReferenceSystem from, CoordinateReferenceSystem to) {
        try {
            return CRS.findMathTransform(from, to, true);
        } catch (FactoryException e) {
            throw new InvalidInputException(
                    "crs",
                    "no transform is known from " + from.getName().getCode() + " to "
                            + to.getName().getCode());
        }
    }

    /** The extent of a box in another CRS; nothing when it has no place there. */
    public static Optional<ReferencedEnvelope> extent(ReferencedEnvelope box, CoordinateReferenceSystem to) {
        try {
            ReferencedEnvelope extent = box.transform(to, true, SIDE_POINTS);
            boolean finite = Double.isFinite(extent.getWidth()) && Double.isFinite(extent.getHeight());
            return finite && !extent.isNull() ? Optional.of(extent) : Optional.empty();
        } catch (TransformException | FactoryException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof TransformException) {
                // GeoTools wraps it where one corner after the other has no place.
                return Optional.empty();
            }
            throw e;
        }
    }
}
