package org.prospectivity.server.layer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.prospectivity.engine.InvalidInputException;

/** Transforms between CRS, found once. */
public final class Transforms {
    private static final Cache<Pair, MathTransform> KNOWN =
            Caffeine.newBuilder().maximumSize(1000).executor(Runnable::run).build();

    /** Two CRS objects; those of the same code or file are the same object, and others may well be found again. */
    private record Pair(CoordinateReferenceSystem from, CoordinateReferenceSystem to) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Pair pair && pair.from == from && pair.to == to;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(from) + System.identityHashCode(to);
        }
    }

    /** Points along each side of a box by which its extent in another CRS is found. */
    private static final int SIDE_POINTS = 20;

    private Transforms() {}

    /**
     * The transform from one CRS to another; without the datum's shift where none is known.
     *
     * @throws InvalidInputException naming the parameter {@code crs}, when there is none
     */
    public static MathTransform between(CoordinateReferenceSystem from, CoordinateReferenceSystem to) {
        return KNOWN.get(new Pair(from, to), Transforms::find);
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

    private static MathTransform find(Pair pair) {
        try {
            return CRS.findMathTransform(pair.from, pair.to, true);
        } catch (FactoryException e) {
            throw new InvalidInputException(
                    "crs",
                    "no transform is known from " + pair.from.getName().getCode() + " to "
                            + pair.to.getName().getCode());
        }
    }
}
