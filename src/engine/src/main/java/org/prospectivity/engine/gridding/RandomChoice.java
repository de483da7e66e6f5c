package org.prospectivity.engine.gridding;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Some of many, drawn without replacement, each choice as likely as any other. */
public final class RandomChoice {
    private RandomChoice() {}

    /**
     * Draws numbers.
     *
     * @param from they are 0 to one less than this
     * @param most how many are drawn; all when there are no more
     * @return the numbers, ascending
     */
    public static int[] of(int from, int most, long seed) {
        int[] all = new int[from];
        Arrays.setAll(all, i -> i);
        if (from <= most) {
            return all;
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < most; i++) {
            int j = random.nextInt(i, from);
            int swap = all[i];
            all[i] = all[j];
            all[j] = swap;
        }
        int[] drawn = Arrays.copyOf(all, most);
        Arrays.sort(drawn);
        return drawn;
    }
}
