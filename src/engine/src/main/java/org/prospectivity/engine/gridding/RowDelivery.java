package org.prospectivity.engine.gridding;

import java.io.Serializable;
import org.prospectivity.engine.Workforce;

/**
 * How rows get from where they are computed to a sink: workers on other machines put them where the sink keeps them, if it
 * has a place they reach; else the rows are carried to the sink.
 */
public final class RowDelivery implements Serializable {
    /** Null where rows are carried. */
    private final GridSink.Destination destination;

    private RowDelivery(GridSink.Destination destination) {
        this.destination = destination;
    }

    /** How rows that a workforce computes get to a sink. */
    public static RowDelivery to(GridSink sink, Workforce workforce) {
        return new RowDelivery(workforce.isElsewhere() ? sink.destination().orElse(null) : null);
    }

    /**
     * Rows on their way.
     *
     * @param values null where they were put
     * @param note null where they are carried
     */
    public record Rows(int band, int firstRow, float[] values, GridSink.Note note) implements Serializable {
        /** Ends the way, where the sink is. */
        public void reach(GridSink sink) {
            if (values == null) {
                sink.placed(note);
            } else {
                sink.rows(band, firstRow, values);
            }
        }
    }

    /** Sends rows on their way, where they were computed; see {@link GridSink#rows}. */
    public Rows send(int band, int firstRow, float[] values) {
        return destination == null
                ? new Rows(band, firstRow, values, null)
                : new Rows(band, firstRow, null, destination.put(band, firstRow, values));
    }
}
