package org.prospectivity.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void resultsStandInTheOrderOfTheTasks(int threads) {
        assertThat(Workers.map(5, threads, Progress.NONE, (i, p) -> i * i)).containsExactly(0, 1, 4, 9, 16);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aLongTaskCountsForMore(int threads) {
        List<Double> fractions = Collections.synchronizedList(new ArrayList<>());
        Workers.map(new double[] {1, 3}, threads, (f, m) -> fractions.add(f), (i, p) -> {
            if (i == 0) {
                p.report(0.5, "half");
            }
            return i;
        });
        assertThat(fractions).containsAnyOf(0.125, 0.875).last().isEqualTo(1.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void progressRisesToOne(int threads) {
        List<Double> fractions = Collections.synchronizedList(new ArrayList<>());
        Workers.map(4, threads, (f, m) -> fractions.add(f), (i, p) -> {
            p.report(0.5, "half");
            return i;
        });
        assertThat(fractions).hasSize(8).contains(1.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theFaultIsThrownAndEndsTheOtherTasks(int threads) {
        assertThatThrownBy(() -> Workers.map(2, threads, Progress.NONE, (i, p) -> {
                    if (i == 0) {
                        throw new IllegalStateException("the fault");
                    }
                    while (true) {
                        p.report(0, "working");
                        Thread.onSpinWait();
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the fault");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void cancellingEndsAllTasks(int threads) {
        assertThatThrownBy(() -> Workers.map(
                        2,
                        threads,
                        (f, m) -> {
                            throw new CancellationException("by the user");
                        },
                        (i, p) -> {
                            p.report(0, "working");
                            return i;
                        }))
                .isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatWaitsDoesNotBeginOnceATaskFailed(int threads) {
        AtomicInteger begun = new AtomicInteger();
        assertThatThrownBy(() -> Workers.map(1000, threads, Progress.NONE, (i, p) -> {
                    begun.incrementAndGet();
                    throw new IllegalStateException("the fault");
                }))
                .hasMessage("the fault");
        assertThat(begun.get()).isLessThanOrEqualTo(threads);
    }
}
