package org.prospectivity.engine.model;

import com.google.gson.Gson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The deposits a model has learned from, in its file: {@code deposits.json} with the areas, and {@code deposits.f64} with
 * easting and northing of each deposit of each area, one after the other, as little-endian 64-bit floats.
 */
final class LearnedDepositsFile {
    static final String DESCRIPTION = "deposits.json";
    /** Its own and that of the places. */
    static final int MOST_ENTRIES = 2;

    private static final String PLACES = "deposits.f64";
    private static final int BYTES = 2 * Double.BYTES;

    private LearnedDepositsFile() {}

    /** What deposits.json holds. */
    private record Description(List<Area> areas, String sha256) {}

    private record Area(String crs, double cellSize, int deposits) {}

    /** The entries, by name, in their order. */
    static Map<String, byte[]> write(LearnedDeposits learned, Gson gson) {
        int count = learned.areas().stream()
                .mapToInt(area -> area.eastings().length)
                .sum();
        ByteBuffer bytes = ByteBuffer.allocate(BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
        DoubleBuffer places = bytes.asDoubleBuffer();
        for (LearnedDeposits.Area area : learned.areas()) {
            for (int i = 0; i < area.eastings().length; i++) {
                places.put(area.eastings()[i]).put(area.northings()[i]);
            }
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                DESCRIPTION,
                gson.toJson(new Description(
                                learned.areas().stream()
                                        .map(area -> new Area(area.crs(), area.cellSize(), area.eastings().length))
                                        .toList(),
                                Fingerprint.of(bytes.array())))
                        .getBytes(StandardCharsets.UTF_8));
        entries.put(PLACES, bytes.array());
        return entries;
    }

    /**
     * Reads it.
     *
     * @param json what deposits.json holds
     * @param next gives the entry that has to follow, by its name
     */
    static LearnedDeposits read(ModelFile.Json json, ModelFile.Entries next) {
        Description description = json.as(Description.class);
        if (description == null
                || description.areas() == null
                || description.areas().contains(null)) {
            throw new IllegalArgumentException("no areas");
        }
        ByteBuffer bytes = next.entry(PLACES, description.sha256());
        long told = description.areas().stream()
                .mapToLong(area -> Math.max(0, area.deposits()))
                .sum();
        if (bytes.limit() != BYTES * told) {
            throw new IllegalArgumentException(PLACES + " holds " + bytes.limit() + " bytes for " + told + " deposits");
        }
        DoubleBuffer places = bytes.asDoubleBuffer();
        List<LearnedDeposits.Area> areas = new ArrayList<>();
        for (Area area : description.areas()) {
            double[] eastings = new double[Math.max(0, area.deposits())];
            double[] northings = new double[eastings.length];
            for (int i = 0; i < eastings.length; i++) {
                eastings[i] = places.get();
                northings[i] = places.get();
                if (!Double.isFinite(eastings[i]) || !Double.isFinite(northings[i])) {
                    throw new IllegalArgumentException(PLACES + " holds a number that is not finite");
                }
            }
            areas.add(new LearnedDeposits.Area(area.crs(), area.cellSize(), eastings, northings));
        }
        return new LearnedDeposits(areas);
    }
}
