package org.prospectivity.wps.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;

class TurnsTest {
    private static CompletableFuture<Turns.Turn> taken(Turns turns, Progress progress) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return turns.take(progress);
            } catch (InterruptedIOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void theNextOneWaitsAndSaysSoUntilOneHasEnded() throws Exception {
        Turns turns = new Turns(1);
        Turns.Turn first = turns.take(Progress.NONE);
        LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
        CompletableFuture<Turns.Turn> second = taken(turns, (fraction, message) -> said.add(message));
        assertThat(said.poll(10, TimeUnit.SECONDS)).isEqualTo("waiting for 1 before it to end");
        assertThat(second).isNotDone();
        first.end();
        second.get(10, TimeUnit.SECONDS).end();
    }

    @Test
    void turnsComeInTheOrderTheyWereAskedFor() throws Exception {
        Turns turns = new Turns(2);
        List<Turns.Turn> atWork = new ArrayList<>(List.of(turns.take(Progress.NONE), turns.take(Progress.NONE)));
        LinkedBlockingQueue<String> saidThird = new LinkedBlockingQueue<>();
        LinkedBlockingQueue<String> saidFourth = new LinkedBlockingQueue<>();
        CompletableFuture<Turns.Turn> third = taken(turns, (fraction, message) -> saidThird.add(message));
        assertThat(saidThird.poll(10, TimeUnit.SECONDS)).contains("waiting for 1");
        CompletableFuture<Turns.Turn> fourth = taken(turns, (fraction, message) -> saidFourth.add(message));
        assertThat(saidFourth.poll(10, TimeUnit.SECONDS)).contains("waiting for 2");
        atWork.get(1).end();
        Turns.Turn turn = third.get(10, TimeUnit.SECONDS);
        assertThat(fourth).isNotDone();
        turn.end();
        fourth.get(10, TimeUnit.SECONDS).end();
    }

    @Test
    void whoIsCancelledWhileWaitingLeavesTheLine() throws Exception {
        Turns turns = new Turns(1);
        Turns.Turn first = turns.take(Progress.NONE);
        assertThatThrownBy(() -> turns.take((fraction, message) -> {
                    throw new CancellationException("cancelled");
                }))
                .isInstanceOf(CancellationException.class);
        first.end();
        turns.take((fraction, message) -> {
                    throw new AssertionError(message);
                })
                .end();
    }
}
