package org.prospectivity.wps.conversion;

import java.util.Optional;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.engine.Progress;
import org.prospectivity.tables.Table;
import org.prospectivity.tables.TableOptions;
import org.prospectivity.wps.host.Limits;

/**
 * The inputs of a process that say how samples are read: a file's own ways, the collars of drill holes, and which samples
 * count.
 *
 * @param reading what a file leaves open
 * @param collars where drill holes or stations lie, if that is told apart from the samples
 * @param hole the column samples and collars have in common; found by its name when empty
 * @param filter which samples count, in ECQL; all when empty
 */
public record SampleInputs(
        TableOptions reading, Optional<Samples> collars, Optional<String> hole, Optional<String> filter) {
    /** The inputs as they were given; blank text counts as absent. */
    public static SampleInputs of(
            TableOptions reading, Optional<SimpleFeatureCollection> collars, String hole, String filter) {
        return new SampleInputs(reading, collars.map(Samples::new), Inputs.text(hole), Inputs.text(filter));
    }

    /** The samples that count, with the places of their collars where these are given. */
    public Table table(Samples samples, Limits limits, Progress progress) {
        Table table = samples.table(reading, limits, progress.part(0, 0.8));
        if (collars.isPresent()) {
            table = Samples.joined(table, collars.get().table(TableOptions.NONE, limits, Progress.NONE), hole);
        }
        if (filter.isPresent()) {
            table = Samples.filtered(table, filter.get());
        }
        progress.report(1, "read " + table.rows() + " samples");
        return table;
    }

    /** What a file leaves open, as it was given; blank text counts as absent. */
    public static TableOptions reading(String table, String delimiter, String decimal, String encoding, String header) {
        return TableOptions.of(
                Inputs.text(table),
                Inputs.text(delimiter),
                Inputs.text(decimal),
                Inputs.text(encoding),
                Inputs.text(header));
    }

    /** What the columns and codes of samples mean, as far as it was given; blank text and null count as absent. */
    public static AssayOptions meaning(
            Samples samples,
            String x,
            String y,
            String missing,
            String below,
            String limits,
            String values,
            Double leastDetermined) {
        Optional<String> easting = Inputs.text(x);
        Optional<String> northing = Inputs.text(y);
        AssayOptions known = samples.places();
        return (easting.isPresent() || northing.isPresent() ? known.coordinates(easting, northing) : known)
                .missing(Samples.list(missing))
                .below(Samples.list(below))
                .limits(Samples.list(limits))
                .values(Samples.list(values))
                .leastDetermined(leastDetermined == null ? known.leastDetermined() : leastDetermined);
    }
}
