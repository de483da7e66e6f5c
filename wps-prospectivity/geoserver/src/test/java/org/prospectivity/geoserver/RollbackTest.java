package org.prospectivity.geoserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.geoserver.catalog.CatalogException;
import org.geoserver.catalog.CatalogInfo;
import org.geoserver.catalog.CoverageInfo;
import org.geoserver.catalog.CoverageStoreInfo;
import org.geoserver.catalog.LayerInfo;
import org.geoserver.catalog.StyleInfo;
import org.geoserver.catalog.event.CatalogAddEvent;
import org.geoserver.catalog.event.CatalogEvent;
import org.geoserver.catalog.event.CatalogListener;
import org.geoserver.catalog.event.CatalogModifyEvent;
import org.geoserver.catalog.event.CatalogPostModifyEvent;
import org.geoserver.catalog.event.CatalogRemoveEvent;
import org.geotools.data.util.NullProgressListener;
import org.geotools.feature.NameImpl;
import org.geotools.process.Process;
import org.geotools.process.Processors;
import org.junit.Test;

/** A failure or a dismissal at any moment of publishing leaves everything as it was. */
public class RollbackTest extends SurveyTestSupport {

    /** Fails once, when something of a kind is added or changed. */
    private static final class Fault implements CatalogListener {
        private final Class<? extends CatalogInfo> kind;
        private final Class<? extends CatalogEvent> event;
        private boolean done;

        Fault(Class<? extends CatalogInfo> kind, Class<? extends CatalogEvent> event) {
            this.kind = kind;
            this.event = event;
        }

        private void failOnce(CatalogEvent happened) {
            if (!done && event.isInstance(happened) && kind.isInstance(happened.getSource())) {
                done = true;
                throw new CatalogException("injected");
            }
        }

        @Override
        public void handleAddEvent(CatalogAddEvent happened) {
            failOnce(happened);
        }

        @Override
        public void handleModifyEvent(CatalogModifyEvent happened) {
            failOnce(happened);
        }

        @Override
        public void handlePostModifyEvent(CatalogPostModifyEvent happened) {
            failOnce(happened);
        }

        @Override
        public void handleRemoveEvent(CatalogRemoveEvent happened) {}

        @Override
        public void reloaded() {}
    }

    private void failsWithoutTraces(Execution execution, Fault fault) throws Exception {
        List<String> before = traces();
        getCatalog().addListener(fault);
        try {
            assertThat(fault(execution)).contains("injected");
        } finally {
            getCatalog().removeListener(fault);
        }
        assertThat(fault.done).isTrue();
        assertThat(traces()).isEqualTo(before);
    }

    private static Execution oneBand(String layer) {
        return Execution.of("GridGeochem")
                .text("samplesLayer", "cite:samples")
                .text("elements", "As_ppm")
                .text("layer", layer)
                .text("overwrite", true)
                .output("layerName");
    }

    @Test
    public void aNewLayerThatFailsAtAnyStepLeavesNothing() throws Exception {
        asAdministrator();
        Execution execution = gridding().text("layer", "cite:fresh").output("layerName");
        failsWithoutTraces(execution, new Fault(StyleInfo.class, CatalogAddEvent.class));
        failsWithoutTraces(execution, new Fault(CoverageStoreInfo.class, CatalogAddEvent.class));
        failsWithoutTraces(execution, new Fault(CoverageInfo.class, CatalogAddEvent.class));
        failsWithoutTraces(execution, new Fault(LayerInfo.class, CatalogAddEvent.class));
        assertThat(run(execution)).isEqualTo("cite:fresh");
    }

    @Test
    public void aReplacementThatFailsAtAnyStepLeavesTheLayerAsItWas() throws Exception {
        asAdministrator();
        run(gridding().text("layer", "cite:old").output("layerName"));
        for (Class<? extends CatalogEvent> event : List.of(CatalogModifyEvent.class, CatalogPostModifyEvent.class)) {
            failsWithoutTraces(oneBand("cite:old"), new Fault(CoverageStoreInfo.class, event));
            failsWithoutTraces(oneBand("cite:old"), new Fault(CoverageInfo.class, event));
            failsWithoutTraces(oneBand("cite:old"), new Fault(LayerInfo.class, event));
        }
        assertThat(extension().layers().coverage("cite:old").getNumSampleDimensions())
                .isEqualTo(2);
        assertThat(run(oneBand("cite:old"))).isEqualTo("cite:old");
        assertThat(extension().layers().coverage("cite:old").getNumSampleDimensions())
                .isEqualTo(1);
    }

    /** Is dismissed when it hears of progress for the nth time. */
    private static final class Dismissal extends NullProgressListener {
        private final AtomicInteger left;

        Dismissal(int after) {
            left = new AtomicInteger(after);
        }

        @Override
        public boolean isCanceled() {
            return left.getAndDecrement() <= 0;
        }
    }

    @Test
    public void aDismissalAtAnyMomentLeavesNothing() throws Exception {
        asAdministrator();
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("samplesLayer", "cite:samples");
        inputs.put("elements", List.of("Au_ppb"));
        inputs.put("cellSize", 50.0);
        inputs.put("layer", "cite:dismissed");
        List<String> before = traces();
        int moments = 0;
        boolean published = false;
        while (!published) {
            Process process = Processors.createProcess(new NameImpl("prospectivity", "GridGeochem"));
            Dismissal dismissal = new Dismissal(moments);
            if (dismissal.left.get() > 10_000) {
                throw new AssertionError("it never ends");
            }
            try {
                process.execute(inputs, dismissal);
                published = true;
            } catch (Exception e) {
                assertThat(e).hasRootCauseInstanceOf(CancellationException.class);
                assertThat(traces()).as("after %d moments", moments).isEqualTo(before);
            }
            moments++;
        }
        assertThat(moments).isGreaterThan(10);
        assertThat(getCatalog().getLayerByName("cite:dismissed")).isNotNull();
    }

    @Test
    public void aStepThatCannotBeTakenBackDoesNotKeepTheOthers() {
        StringBuilder taken = new StringBuilder();
        assertThatThrownBy(() -> {
                    try (Undo undo = new Undo()) {
                        undo.onFailure(() -> taken.append("first"));
                        undo.onFailure(() -> {
                            throw new IllegalStateException("cannot");
                        });
                        undo.onFailure(() -> taken.append("third "));
                        throw new IllegalArgumentException("fault");
                    }
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fault");
        assertThat(taken).hasToString("third first");
    }
}
