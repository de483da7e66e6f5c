package org.prospectivity.engine.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.raster.GridGeometry;

/** Regions that are too large fall apart where their scores have valleys. */
class RegionSplitTest {
    private static final GridGeometry ROW = new GridGeometry(0, 0, 100, 12, 1);

    private static List<List<Integer>> split(GridGeometry grid, float[] scores, int greatest) {
        List<List<Integer>> parts = new ArrayList<>();
        BitSet all = new BitSet();
        for (int cell = 0; cell < scores.length; cell++) {
            all.set(cell, !Float.isNaN(scores[cell]));
        }
        for (int[] region : Regions.of(grid, all, new Threads(1), Progress.NONE)) {
            for (int[] part : RegionSplit.of(grid, region, of(scores, region), greatest)) {
                parts.add(IntStream.of(part).boxed().toList());
            }
        }
        parts.sort(Comparator.comparing(part -> part.get(0)));
        return parts;
    }

    private static float[] of(float[] scores, int[] region) {
        float[] some = new float[region.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = scores[region[i]];
        }
        return some;
    }

    @Test
    void twoSummitsAreCutAtTheValleyBetweenThem() {
        float[] scores = {1, 2, 3, 4, 3, 1, 2, 5, 6, 5, 2, 1};
        assertThat(split(ROW, scores, 12)).as("small enough").hasSize(1);
        assertThat(split(ROW, scores, 11))
                .as("the valley and the ground of its height go")
                .containsExactly(List.of(1, 2, 3, 4), List.of(6, 7, 8, 9, 10));
        assertThat(split(ROW, scores, 4)).containsExactly(List.of(1, 2, 3, 4), List.of(7, 8, 9));
        assertThat(split(ROW, scores, 1)).containsExactly(List.of(3), List.of(8));
    }

    @Test
    void aSummitOfOneScoreStaysWhole() {
        float[] scores = {1, 7, 7, 7, 7, 1, 1, 7, 8, 7, 7, 1};
        assertThat(split(ROW, scores, 3))
                .as("that with a higher cell is cut down to it")
                .containsExactly(List.of(1, 2, 3, 4), List.of(8));
    }

    @Test
    void zerosOfBothSignsAndNegativeScoresAreInOrder() {
        float[] scores = {-3, -1, -0f, 0f, -2, -5, -5, -4, -1, -4, -6, -7};
        assertThat(split(ROW, scores, 6)).containsExactly(List.of(0, 1, 2, 3, 4), List.of(7, 8, 9));
        assertThat(split(ROW, scores, 2)).containsExactly(List.of(2, 3), List.of(8));
    }

    /** Against every level set of small maps, filled cell by cell. */
    @Test
    void thePartsAreTheLargestComponentsThatAreSmallEnough() {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 3000; trial++) {
            GridGeometry grid = new GridGeometry(0, 0, 100, 1 + random.nextInt(8), 1 + random.nextInt(8));
            int heights = 1 + random.nextInt(12);
            float[] scores = new float[grid.cells()];
            for (int cell = 0; cell < scores.length; cell++) {
                scores[cell] = random.nextInt(6) == 0 ? Float.NaN : random.nextInt(heights) - 4;
            }
            int greatest = 1 + random.nextInt(grid.cells());
            assertThat(new HashSet<>(split(grid, scores, greatest)))
                    .as("trial %d: %s of %s, %d at most", trial, Arrays.toString(scores), grid, greatest)
                    .isEqualTo(byLevels(grid, scores, greatest));
        }
    }

    private static Set<List<Integer>> byLevels(GridGeometry grid, float[] scores, int greatest) {
        TreeSet<Float> levels = new TreeSet<>();
        for (float score : scores) {
            if (!Float.isNaN(score)) {
                levels.add(score + 0f);
            }
        }
        Set<List<Integer>> parts = new HashSet<>();
        for (float level : levels) {
            for (Set<Integer> component : components(grid, scores, level)) {
                Float below = levels.lower(level);
                boolean largest = below == null
                        || components(grid, scores, below).stream()
                                .filter(larger -> larger.containsAll(component))
                                .allMatch(larger -> larger.size() > greatest);
                boolean flat = component.stream().allMatch(cell -> scores[cell] == level);
                if (component.size() <= greatest ? largest : flat) {
                    parts.add(component.stream().sorted().toList());
                }
            }
        }
        return parts;
    }

    private static List<Set<Integer>> components(GridGeometry grid, float[] scores, float level) {
        List<Set<Integer>> components = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (int first = 0; first < scores.length; first++) {
            if (!(scores[first] >= level) || !seen.add(first)) {
                continue;
            }
            Set<Integer> component = new HashSet<>();
            Deque<Integer> open = new ArrayDeque<>(List.of(first));
            while (!open.isEmpty()) {
                int cell = open.pop();
                component.add(cell);
                for (int other = 0; other < scores.length; other++) {
                    boolean beside = Math.abs(grid.rowOf(other) - grid.rowOf(cell)) <= 1
                            && Math.abs(grid.columnOf(other) - grid.columnOf(cell)) <= 1;
                    if (beside && scores[other] >= level && seen.add(other)) {
                        open.push(other);
                    }
                }
            }
            components.add(component);
        }
        return components;
    }
}
