package org.prospectivity.wps.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.geotools.data.util.NullProgressListener;
import org.geotools.process.ProcessException;
import org.junit.jupiter.api.Test;
import org.prospectivity.engine.Progress;

class ListenerProgressTest {
    private static final class Heard extends NullProgressListener {
        final List<Float> percents = new ArrayList<>();
        final List<String> tasks = new ArrayList<>();

        @Override
        public void progress(float percent) {
            percents.add(percent);
        }

        @Override
        public void setTask(org.geotools.api.util.InternationalString task) {
            tasks.add(task.toString());
        }
    }

    @Test
    void aListenerHearsPercentAndEachNewTaskOnce() {
        Heard heard = new Heard();
        Progress progress = ListenerProgress.of(heard);
        progress.report(0, "gridding");
        progress.part(0.5, 1).report(0.5, "gridding");
        progress.report(1.2, "done");
        assertThat(heard.percents).containsExactly(0f, 75f, 100f);
        assertThat(heard.tasks).containsExactly("gridding", "done");
    }

    @Test
    void aCancelledListenerEndsTheWork() {
        Heard heard = new Heard();
        heard.setCanceled(true);
        assertThatThrownBy(() -> ListenerProgress.of(heard).report(0, "gridding"))
                .isInstanceOf(CancellationException.class);
        assertThat(heard.percents).isEmpty();
    }

    @Test
    void whatAListenerThrowsToEndTheWorkPassesThrough() {
        NullProgressListener dismissed = new NullProgressListener() {
            @Override
            public void progress(float percent) {
                throw new ProcessException("dismissed");
            }
        };
        assertThatThrownBy(() -> ListenerProgress.of(dismissed).report(0, "gridding"))
                .isInstanceOf(ProcessException.class)
                .hasMessage("dismissed");
    }

    @Test
    void withoutAListenerNothingIsHeard() {
        assertThat(ListenerProgress.of(null)).isSameAs(Progress.NONE);
    }
}
