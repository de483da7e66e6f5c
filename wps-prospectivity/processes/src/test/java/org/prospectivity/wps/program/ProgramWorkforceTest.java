package org.prospectivity.wps.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Job;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.Threads;
import org.prospectivity.engine.geochemistry.Determinations;
import org.prospectivity.engine.geochemistry.GriddingOptions;
import org.prospectivity.engine.geochemistry.SampleTable;
import org.prospectivity.engine.geochemistry.SurveyGridding;

/** Work handed to a JVM of its own. */
@Timeout(300)
class ProgramWorkforceTest {
    /** Units that began, in the JVM that asks. */
    private static final AtomicInteger BEGUN = new AtomicInteger();

    private final Set<Long> before =
            ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    private final ProgramWorkforce workforce = in("work");

    private static ProgramWorkforce in(String mode) {
        return new ProgramWorkforce(TestProgram.command(mode), "there", 3);
    }

    @AfterEach
    void end() {
        workforce.close();
    }

    private static List<Integer> units(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static Job<Integer, Integer> failing(RuntimeException fault) {
        return () -> (unit, progress) -> {
            throw fault;
        };
    }

    /** The JVMs that were started by this test and are there. */
    private List<ProcessHandle> started() {
        return ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child.pid()) && child.isAlive())
                .toList();
    }

    @Test
    void resultsAreTakenOnceByTheirUnitsNumberAndOneProgramDoesAllJobs() {
        Job<Integer, Long> job =
                () -> (unit, progress) -> unit + 1000 * ProcessHandle.current().pid();
        List<String> told = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        int[] taken = new int[57];
        List<Long> pids = new ArrayList<>();
        workforce.run(
                job,
                units(57),
                (unit, result) -> {
                    taken[unit]++;
                    pids.add((result - unit) / 1000);
                },
                (fraction, message) -> {
                    fractions.add(fraction);
                    told.add(message);
                });
        workforce.map(job, units(3), Progress.NONE).forEach(result -> pids.add((result - result % 1000) / 1000));
        assertThat(taken).containsOnly(1);
        assertThat(new HashSet<>(pids))
                .hasSize(1)
                .doesNotContain(ProcessHandle.current().pid());
        assertThat(told).startsWith("on there: starting").allMatch(message -> message.startsWith("on there: "));
        assertThat(fractions).isSorted();
        assertThat(workforce.threads()).isEqualTo(3);
        assertThat(workforce.atATime()).isEqualTo(2);
    }

    @Test
    void nothingIsStartedForNothing() {
        workforce.close();
        assertThat(started()).isEmpty();
    }

    @Test
    void griddingHasTheBitsOfOneMachine() {
        SplittableRandom random = new SplittableRandom(5);
        double[] eastings = random.doubles(200, 500_000, 510_000).toArray();
        double[] northings = random.doubles(200, 6_500_000, 6_510_000).toArray();
        List<Object> gold = IntStream.range(0, 200)
                .<Object>mapToObj(s -> String.valueOf(1 + random.nextDouble()))
                .toList();
        SampleTable table = new SampleTable(eastings, northings, List.of(new Determinations("Au_ppb", gold)));
        GriddingOptions options = GriddingOptions.defaults().withCellSize(100.0);
        assertThat(SurveyGridding.run(table, options.withWorkforce(workforce), Progress.NONE)
                        .maps()
                        .values(0))
                .isEqualTo(SurveyGridding.run(table, options.withWorkforce(new Threads(1)), Progress.NONE)
                        .maps()
                        .values(0));
    }

    @Test
    void inputThatCannotBeUsedIsToldAsHere() {
        Job<Integer, Integer> job = failing(new InvalidInputException("cellSize", 0, "a positive number"));
        assertThatThrownBy(() -> workforce.map(job, units(5), Progress.NONE))
                .isExactlyInstanceOf(InvalidInputException.class)
                .hasMessage("cellSize: 0 is not accepted; expected a positive number")
                .extracting(e -> ((InvalidInputException) e).parameter())
                .isEqualTo("cellSize");
    }

    @Test
    void otherFaultsAreToldInASentence() {
        Job<Integer, Integer> job = failing(new IllegalStateException("the disk is full\nof bits"));
        assertThatThrownBy(() -> workforce.map(job, units(5), Progress.NONE))
                .isInstanceOf(ElsewhereException.class)
                .hasMessage("there: the disk is full");
        assertThat(workforce.map((Job<Integer, Integer>) () -> (unit, progress) -> unit, units(2), Progress.NONE))
                .as("another program does the next")
                .containsExactly(0, 1);
        ProgramWorkforce none = in("without-a-cluster");
        assertThatThrownBy(() -> none.map(job, units(5), Progress.NONE))
                .isInstanceOf(ElsewhereException.class)
                .hasMessage("there: no executor can be had");
    }

    @Test
    void whatCannotBeSentIsTold() {
        Object secret = new Object();
        Job<Integer, String> job = () -> (unit, progress) -> secret + "";
        assertThatThrownBy(() -> workforce.map(job, units(1), Progress.NONE))
                .isInstanceOf(ElsewhereException.class)
                .hasMessageStartingWith("there: the job cannot be sent: java.io.NotSerializableException");
    }

    @Test
    void answersOfOtherTypesThanTheEnginesAreNotRead() {
        Job<Integer, URI> job = () -> (unit, progress) -> URI.create("http://example");
        assertThatThrownBy(() -> workforce.map(job, units(1), Progress.NONE))
                .isInstanceOf(ElsewhereException.class)
                .hasMessageMatching("there: what .*/java tells cannot be read: .*filter status: REJECTED");
    }

    @Test
    void cancelEndsTheProgramWithinASecond() throws Exception {
        Job<Integer, Integer> job = () -> (unit, progress) -> {
            while (true) {
                progress.report(0.5, "spinning");
                Thread.onSpinWait();
            }
        };
        assertThatThrownBy(() -> workforce.map(job, units(100), (fraction, message) -> {
                    if (message.equals("on there: spinning")) {
                        throw new CancellationException("enough");
                    }
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
        for (ProcessHandle child : started()) {
            child.onExit().get(1, TimeUnit.SECONDS);
        }
        assertThat(started()).isEmpty();
    }

    @Test
    void whoWaitsForAJobThatIsStillBeingSentIsHeard() {
        // of which the program reads nothing
        ProgramWorkforce deaf = in("of-another-version");
        byte[] large = new byte[1 << 24];
        Job<Integer, Integer> job = () -> (unit, progress) -> large.length;
        assertThatThrownBy(() -> deaf.map(job, units(1), (fraction, message) -> {
                    throw new CancellationException("enough");
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void theEndOfTheProgramIsToldWithWhatItSaidLast() {
        Job<Integer, Integer> job = () -> (unit, progress) -> {
            System.err.println("out of luck");
            Runtime.getRuntime().halt(9);
            return unit;
        };
        assertThatThrownBy(() -> workforce.map(job, units(5), Progress.NONE))
                .isInstanceOf(ElsewhereException.class)
                .hasMessageMatching(
                        "there: .*/java ended before its work was done, with exit code 9; the last it said: out of luck");
        ProgramWorkforce old = in("nothing");
        assertThatThrownBy(() -> old.map(job, units(5), Progress.NONE))
                .hasMessageEndingWith("with exit code 3; the last it said: " + TestProgram.LAST_WORDS);
        ProgramWorkforce none = new ProgramWorkforce(List.of("/no/program"), "there", 1);
        assertThatThrownBy(() -> none.map(job, units(5), Progress.NONE))
                .isInstanceOf(ElsewhereException.class)
                .hasMessageStartingWith("there: /no/program cannot be started: ");
    }

    @Test
    void aProgramOfAnotherVersionIsRefused() {
        ProgramWorkforce other = in("of-another-version");
        Job<Integer, Integer> job = () -> (unit, progress) -> unit;
        assertThatThrownBy(() -> other.map(job, units(5), Progress.NONE))
                .isInstanceOf(ElsewhereException.class)
                .hasMessageMatching(
                        "there: .*/java is of version 9.9, this program of in development; expected the same");
        assertThat(started()).allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(20)));
    }

    @Test
    void noMoreIsWorkedAtThanIsTaken() {
        Job<Integer, byte[]> job = () -> (unit, progress) -> {
            byte[] result = new byte[1 << 20];
            result[0] = (byte) BEGUN.incrementAndGet();
            return result;
        };
        int[] taken = {0};
        workforce.run(
                job,
                units(100),
                (unit, result) -> {
                    // two at work, one in the pipe, one read, one waiting, and this one
                    assertThat(result[0] - taken[0]++).isLessThanOrEqualTo(6);
                    try {
                        Thread.sleep(10);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                Progress.NONE);
        assertThat(taken[0]).isEqualTo(100);
    }

    @Test
    void theProgramEndsWithTheOneThatStartedIt() throws Exception {
        Process process = new ProcessBuilder(TestProgram.command("work"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(Greeting.hear(process.getInputStream())).contains(Greeting.version());
            process.getOutputStream().close();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void anInterruptedRunEndsTheProgram() throws IOException {
        Job<Integer, Integer> job = () -> (unit, progress) -> {
            while (true) {
                Thread.onSpinWait();
            }
        };
        Thread asking = Thread.currentThread();
        assertThatThrownBy(() -> workforce.map(job, units(1), (fraction, message) -> asking.interrupt()))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(started()).allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(20)));
    }
}
