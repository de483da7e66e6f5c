package org.prospectivity.server.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WorkingMemoryTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void allWorkAtOneTimeTakesNoMoreThanThereIs() throws Exception {
        WorkingMemory memory = new WorkingMemory(10 * MEGABYTE);
        AtomicLong taken = new AtomicLong();
        List<Callable<Boolean>> works = new ArrayList<>();
        for (int w = 0; w < 400; w++) {
            // One in ten would need more than there is.
            long bytes = w % 10 == 0 ? 50 * MEGABYTE : (1 + w % 7) * MEGABYTE;
            long counted = Math.min(bytes, 10 * MEGABYTE);
            works.add(() -> memory.during(bytes, () -> {
                boolean fits = taken.addAndGet(counted) <= 10 * MEGABYTE;
                Thread.yield();
                taken.addAndGet(-counted);
                return fits;
            }));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> fits : threads.invokeAll(works)) {
                assertThat(fits.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
