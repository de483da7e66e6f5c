package org.prospectivity.engine.targets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * Cuts a region that is too large along the valleys of its scores: the threshold is raised within it, everywhere by as
 * little as it takes, until each part that still hangs together is small enough. So a part is a largest set of cells that
 * hang together above some score and are no more than the greatest number; lower ground between and around the parts
 * belongs to none. A summit of one and the same score that is larger stays whole, as nothing tells its cells apart.
 *
 * <p>It is the tree of the components of all level sets, built from the highest score down by union and find, and cut at
 * the components' sizes: n log n in the number of cells.
 */
final class RegionSplit {
    private static final int ABSENT = -1;

    private final GridGeometry geometry;
    /** By position, from the highest score on. */
    private final int[] cells;

    private final float[] scores;
    private final int greatest;

    private final FramedBox frame;
    private final int[] steps;
    /** For each cell of the box its position in the order of the scores, once it is reached. */
    private final int[] position;

    /** By position: the component it is in, that component's cells as a chain, and their number. */
    private final int[] parent;

    private final int[] next;
    private final int[] last;
    private final int[] size;
    private final List<int[]> parts = new ArrayList<>();

    /** A component before the cells of a level are added: a piece of the chain. */
    private record Component(int first, int count) {}

    private RegionSplit(GridGeometry geometry, int[] region, float[] scores, int greatest) {
        this.geometry = geometry;
        this.greatest = greatest;
        int[] order = byScore(scores);
        cells = Arrays.stream(order).map(i -> region[i]).toArray();
        this.scores = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            this.scores[i] = scores[order[i]];
        }
        frame = FramedBox.of(geometry, region);
        int width = frame.width();
        steps = new int[] {1, -1, width, -width, width + 1, width - 1, 1 - width, -1 - width};
        position = new int[frame.cells()];
        Arrays.fill(position, ABSENT);
        parent = new int[cells.length];
        next = new int[cells.length];
        last = new int[cells.length];
        size = new int[cells.length];
    }

    /**
     * The parts of a region, in no order.
     *
     * @param region cells that hang together, ascending
     * @param scores of these
     * @param greatest number of cells of a part, from 1
     * @return the cells of each part, ascending; the region alone where it is small enough
     */
    static List<int[]> of(GridGeometry geometry, int[] region, float[] scores, int greatest) {
        return region.length <= greatest
                ? List.of(region)
                : new RegionSplit(geometry, region, scores, greatest).parts();
    }

    /** From the highest score on, of equal ones from the first cell on. */
    private static int[] byScore(float[] scores) {
        long[] keys = new long[scores.length];
        for (int i = 0; i < scores.length; i++) {
            int bits = Float.floatToIntBits(scores[i] + 0f); // -0 is 0
            int ascending = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
            keys[i] = (long) ~ascending << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    private List<int[]> parts() {
        int from = 0;
        while (from < cells.length) {
            int to = from + 1;
            while (to < cells.length && scores[to] == scores[from]) {
                to++;
            }
            addLevel(from, to);
            from = to;
        }
        // The region itself is too large, so every part has been cut by now.
        return parts;
    }

    /** Adds the cells of a score, and cuts the components that grow too large by them. */
    private void addLevel(int from, int to) {
        List<Component> touched = touched(from, to);
        for (int i = from; i < to; i++) {
            parent[i] = i;
            next[i] = ABSENT;
            last[i] = i;
            size[i] = 1;
            int box = box(i);
            position[box] = i;
            for (int step : steps) {
                if (position[box + step] != ABSENT) {
                    unite(find(position[box + step]), find(i));
                }
            }
        }
        for (Component component : touched) {
            if (component.count() <= greatest && size[find(component.first())] > greatest) {
                parts.add(chain(component.first(), component.count()));
            }
        }
        cutSummits(from, to, touched);
    }

    private List<Component> touched(int from, int to) {
        List<Component> touched = new ArrayList<>();
        int[] roots = new int[8 * (to - from)];
        int count = 0;
        for (int i = from; i < to; i++) {
            int box = box(i);
            for (int step : steps) {
                if (position[box + step] != ABSENT) {
                    roots[count++] = find(position[box + step]);
                }
            }
        }
        Arrays.stream(roots, 0, count).distinct().forEach(root -> touched.add(new Component(root, size[root])));
        return touched;
    }

    /** Components that were born with this score and are too large. */
    private void cutSummits(int from, int to, List<Component> touched) {
        if (to - from <= greatest) {
            return;
        }
        int[] grown = touched.stream()
                .mapToInt(component -> find(component.first()))
                .sorted()
                .distinct()
                .toArray();
        for (int i = from; i < to; i++) {
            if (find(i) == i && size[i] > greatest && Arrays.binarySearch(grown, i) < 0) {
                parts.add(chain(i, size[i]));
            }
        }
    }

    /** Puts the second chain behind the first, whose root stays: so a component before stays a piece of its chain. */
    private void unite(int first, int second) {
        if (first == second) {
            return;
        }
        parent[second] = first;
        next[last[first]] = second;
        last[first] = last[second];
        size[first] += size[second];
    }

    private int find(int of) {
        int root = of;
        while (parent[root] != root) {
            root = parent[root];
        }
        for (int i = of; parent[i] != root; ) {
            int above = parent[i];
            parent[i] = root;
            i = above;
        }
        return root;
    }

    private int[] chain(int first, int count) {
        int[] chain = new int[count];
        int at = first;
        for (int i = 0; i < count; i++) {
            chain[i] = cells[at];
            at = next[at];
        }
        Arrays.sort(chain);
        return chain;
    }

    private int box(int i) {
        return frame.at(geometry, cells[i]);
    }
}
