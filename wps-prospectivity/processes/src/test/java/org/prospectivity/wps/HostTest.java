package org.prospectivity.wps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostTest {
    @AfterEach
    void forgetTheHost() {
        Host.register(null, null);
    }

    @Test
    void withoutAWordFromTheHostAProcessMayUseAllProcessors() {
        assertThat(Host.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
        Host.register(null, null);
        assertThat(Host.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void theHostIsAskedAnewByEachProcess() {
        AtomicInteger allowed = new AtomicInteger(3);
        Host.register(null, null, allowed::get);
        assertThat(Host.threads()).isEqualTo(3);
        allowed.set(5);
        assertThat(Host.threads()).isEqualTo(5);
        allowed.set(0);
        assertThat(Host.threads()).isEqualTo(1);
    }
}
