package org.prospectivity.engine.gridding;

import java.util.Arrays;

/** Finds the points of a neighbourhood, nearest first, for one thread; the next search overwrites what one found. */
final class NeighbourSearch {
    private final Neighbourhood neighbourhood;
    private final PointValues points;
    private final CellIndex.Search search;
    /** Positions among what the search found; unused without sectors. */
    private final int[] chosen;

    private final int[] inSector;
    private int count;

    NeighbourSearch(Neighbourhood neighbourhood, PointValues points, CellIndex index) {
        this.neighbourhood = neighbourhood;
        this.points = points;
        long wanted = neighbourhood.neighbours() == 0
                ? points.size()
                : (long) neighbourhood.neighbours() * (neighbourhood.sectors() == 1 ? 1 : Neighbourhood.CANDIDATES);
        search = index.search((int) Math.min(wanted, points.size()));
        chosen = new int[neighbourhood.sectors() == 1 ? 0 : neighbourhood.neighbours()];
        inSector = new int[neighbourhood.sectors()];
    }

    /**
     * Finds the neighbours of a place.
     *
     * @param without a point to leave out, or -1
     */
    void find(double easting, double northing, int without) {
        search.find(easting, northing, neighbourhood.radius(), without);
        count = search.count();
        if (inSector.length > 1) {
            choose(easting, northing);
        }
    }

    private void choose(double easting, double northing) {
        Arrays.fill(inSector, 0);
        int most = neighbourhood.neighbours() / inSector.length;
        count = 0;
        for (int i = 0; i < search.count(); i++) {
            double de = points.easting(search.point(i)) - easting;
            double dn = points.northing(search.point(i)) - northing;
            double turn = Math.atan2(dn, de) / (2 * Math.PI);
            int sector = Math.min(inSector.length - 1, (int) ((turn < 0 ? turn + 1 : turn) * inSector.length));
            if (inSector[sector] < most) {
                inSector[sector]++;
                chosen[count++] = i;
            }
        }
    }

    int count() {
        return count;
    }

    int point(int i) {
        return search.point(inSector.length > 1 ? chosen[i] : i);
    }

    double squaredDistance(int i) {
        return search.squaredDistance(inSector.length > 1 ? chosen[i] : i);
    }
}
