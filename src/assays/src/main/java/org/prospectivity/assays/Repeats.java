package org.prospectivity.assays;

import java.util.HashMap;
import java.util.Map;

/**
 * Samples at one place: intervals of holes, duplicates, repeats.
 *
 * @param samples that have a place
 * @param places different ones
 * @param repeated places with several samples
 * @param fewest samples at such a place
 * @param most samples at such a place
 * @param intervals whether the table has depths from and to, so that they are intervals
 */
public record Repeats(int samples, int places, int repeated, int fewest, int most, boolean intervals) {
    private record Place(double x, double y, int zone) {}

    static Repeats of(SamplePlaces samplePlaces, TableColumns columns) {
        Map<Place, Integer> counts = new HashMap<>();
        double[] x = samplePlaces.x();
        int samples = 0;
        for (int row = 0; row < x.length; row++) {
            if (!Double.isNaN(x[row])) {
                int zone = samplePlaces.zones().length == 0 ? 0 : samplePlaces.zones()[row];
                counts.merge(new Place(x[row] + 0.0, samplePlaces.y()[row] + 0.0, zone), 1, Integer::sum);
                samples++;
            }
        }
        int repeated = 0;
        int fewest = 0;
        int most = 0;
        for (int count : counts.values()) {
            if (count > 1) {
                repeated++;
                fewest = fewest == 0 ? count : Math.min(fewest, count);
                most = Math.max(most, count);
            }
        }
        boolean from = columns.roles().stream()
                .anyMatch(role -> OtherColumns.isFrom(role.column().name()));
        boolean to = columns.roles().stream()
                .anyMatch(role -> OtherColumns.isTo(role.column().name()));
        return new Repeats(samples, counts.size(), repeated, fewest, most, from && to);
    }

    /** A sentence on them; only for {@link #repeated} above 0. */
    String sentence() {
        String what = intervals ? "intervals" : "samples";
        String count = fewest == most ? most + " " + what + " each" : fewest + " to " + most + " " + what + " each";
        return repeated + (repeated == 1 ? " place" : " places") + " with " + count
                + (repeated < places ? ", of " + places + " places" : "")
                + ": the rule for duplicates decides their value"
                + (intervals ? ", unless a filter on the depth chooses an interval." : ".");
    }
}
