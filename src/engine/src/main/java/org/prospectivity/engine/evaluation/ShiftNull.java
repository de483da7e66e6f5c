package org.prospectivity.engine.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.Workforce;
import org.prospectivity.engine.learning.Labels;
import org.prospectivity.engine.learning.Learner;
import org.prospectivity.engine.learning.Seeds;
import org.prospectivity.engine.learning.SpatialBlocks;
import org.prospectivity.engine.raster.GridGeometry;

/**
 * How well a learner does on deposits that are not there. All deposits are moved by the same random number of rows and
 * columns, so that they keep their clusters but lose what ties them to the maps; what leaves the grid on one side comes
 * back on the other. On maps that vary smoothly over clustered deposits even these can be predicted in part, and more
 * than 0.5 by chance: skill is what lies above.
 *
 * <p>An offset is drawn from those that move by at least {@code distance} rows or at least {@code distance} columns,
 * the shorter way round. It is passed over when it leaves fewer than {@code kept} of the deposits on valid cells or
 * when the folds of the moved deposits are refused. Deposits that land on cells without data are left out of that
 * shift; the true deposits' cells are unlabelled like any other. The blocks are dealt anew for each shift by the same
 * rule, and the learner is trained anew on each fold.
 *
 * @param blocks how the moved deposits are divided, as the true ones were
 * @param shifts number of shifts, at least 2
 * @param distance the least move, in cells
 * @param kept share of the deposits, 0 to 1, that must stay on valid cells
 * @param seed of the offsets and of the learners' draws
 */
public record ShiftNull(SpatialBlocks blocks, int shifts, int distance, double kept, long seed)
        implements Serializable {
    /** The least move where the caller has no wish, in cells. */
    public static final int DEFAULT_DISTANCE = 25;
    /** The share of deposits to stay on valid cells where the caller has no wish. */
    public static final double DEFAULT_KEPT = 0.75;

    private static final int TRIES_PER_SHIFT = 1000;

    public ShiftNull {
        InvalidInputException.require(shifts >= 2 && shifts <= 10000, "shifts", shifts, "2 to 10000");
        InvalidInputException.require(distance > 0, "shiftDistance", distance, "at least 1 cell");
        InvalidInputException.require(kept > 0 && kept <= 1, "shiftKept", kept, "a share above 0, at most 1");
    }

    /**
     * What the shifts gave beside the true deposits.
     *
     * @param learner what was judged
     * @param observed its pooled AUC on the true deposits
     * @param aucs pooled AUC of each shift
     */
    public record Result(String learner, double observed, double[] aucs) {

        /** Mean and standard deviation over the shifts. */
        public Spread chance() {
            return Spread.of(aucs);
        }

        /** How many standard deviations the true deposits lie above the mean of the shifts. */
        public double z() {
            Spread chance = chance();
            return (observed - chance.mean()) / chance.sd();
        }

        /**
         * How often deposits that have nothing to do with the maps do as well: the true place counts as one of the shifts
         * (Davison and Hinkley 1997, section 4.2.5), so that it is at least 1 / (shifts + 1).
         */
        public double p() {
            return (1.0 + Arrays.stream(aucs).filter(auc -> auc >= observed).count()) / (1 + aucs.length);
        }
    }

    /**
     * Cross-validates a learner on the true deposits and on each shift.
     *
     * @param learner what is judged
     * @param labels the true deposits
     * @param workforce who works at the shifts
     * @param progress hears of all shifts
     * @throws InvalidInputException when the grid is too small for the distance, or not enough offsets keep the
     *     deposits on valid cells in folds that can be used
     */
    public Result run(Learner learner, Labels labels, Workforce workforce, Progress progress) {
        List<Place> places = shifted(labels, progress.part(0, 0.05));
        places.add(0, new Place(0, 0, 0, new CrossValidation(labels, blocks.split(labels), Seeds.derive(seed, 1, 0))));
        List<Double> found = workforce.map(new Places(this, learner, labels), places, progress.part(0.05, 1));
        double[] aucs = found.stream().mapToDouble(Double::doubleValue).toArray();
        return new Result(learner.name(), aucs[0], Arrays.copyOfRange(aucs, 1, aucs.length));
    }

    /** The same on threads of this machine. */
    public Result run(Learner learner, Labels labels, int threads, Progress progress) {
        return run(learner, labels, new Threads(threads), progress);
    }

    /** Where the deposits are moved to. Elsewhere they are moved and divided again: that is less than to send the folds. */
    private static final class Place implements Serializable {
        private final int number;
        private final int down;
        private final int right;
        private final transient CrossValidation divided;

        Place(int number, int down, int right, CrossValidation divided) {
            this.number = number;
            this.down = down;
            this.right = right;
            this.divided = divided;
        }

        CrossValidation divided(ShiftNull shifts, Labels labels) {
            return divided != null
                    ? divided
                    : shifts.moved(labels, down, right)
                            .flatMap(moved -> shifts.divided(moved, number))
                            .orElseThrow();
        }
    }

    /** A learner's AUC where the deposits are, and where they are moved to. */
    private record Places(ShiftNull shifts, Learner learner, Labels labels) implements Job<Place, Double> {
        @Override
        public Worker<Place, Double> ready() {
            return (place, progress) -> {
                String which = place.number == 0
                        ? "deposits where they are: "
                        : "shift " + place.number + " of " + shifts.shifts() + ": ";
                return place.divided(shifts, labels)
                        .auc(learner, (fraction, message) -> progress.report(fraction, which + message));
            };
        }
    }

    private List<Place> shifted(Labels labels, Progress progress) {
        GridGeometry geometry = labels.geometry();
        InvalidInputException.require(
                distance <= Math.max(geometry.rows(), geometry.columns()) / 2,
                "shiftDistance",
                distance,
                "at most half the grid of " + geometry.columns() + " x " + geometry.rows() + " cells");
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, 0));
        Set<Long> tried = new HashSet<>();
        List<Place> found = new ArrayList<>();
        for (long attempt = 0; attempt < (long) TRIES_PER_SHIFT * shifts && found.size() < shifts; attempt++) {
            progress.report(found.size() / (double) shifts, "shifting deposits");
            int down = random.nextInt(geometry.rows());
            int right = random.nextInt(geometry.columns());
            if (farEnough(down, right, geometry) && tried.add((long) down * geometry.columns() + right)) {
                int number = found.size() + 1;
                moved(labels, down, right)
                        .flatMap(moved -> divided(moved, number))
                        .ifPresent(divided -> found.add(new Place(number, down, right, divided)));
            }
        }
        if (found.size() < shifts) {
            throw new InvalidInputException(
                    "shifts",
                    String.format(
                            Locale.ROOT,
                            "only %d of %d shifts by %d cells or more keep %.0f %% of the deposits on cells with data, in"
                                    + " blocks that can be folded; choose fewer shifts, a smaller distance or a smaller share",
                            found.size(),
                            shifts,
                            distance,
                            100 * kept));
        }
        return found;
    }

    private boolean farEnough(int down, int right, GridGeometry geometry) {
        return Math.min(down, geometry.rows() - down) >= distance
                || Math.min(right, geometry.columns() - right) >= distance;
    }

    private Optional<Labels> moved(Labels labels, int down, int right) {
        GridGeometry geometry = labels.geometry();
        int[] deposits = labels.deposits().clone();
        int onData = 0;
        for (int i = 0; i < deposits.length; i++) {
            int row = (int) ((geometry.rowOf(deposits[i]) + (long) down) % geometry.rows());
            int column = (int) ((geometry.columnOf(deposits[i]) + (long) right) % geometry.columns());
            deposits[i] = row * geometry.columns() + column;
            onData += labels.valid()[deposits[i]] ? 1 : 0;
        }
        return onData == 0 || onData < kept * deposits.length
                ? Optional.empty()
                : Optional.of(new Labels(geometry, labels.valid(), deposits, labels.barren(), labels.exclusion()));
    }

    private Optional<CrossValidation> divided(Labels moved, int number) {
        try {
            return Optional.of(new CrossValidation(moved, blocks.split(moved), Seeds.derive(seed, 1, number)));
        } catch (InvalidInputException refused) {
            return Optional.empty();
        }
    }
}
