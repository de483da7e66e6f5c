package org.prospectivity.assays;

import java.util.Optional;
import org.prospectivity.tables.Column;

/**
 * What a column was taken for.
 *
 * @param column the column
 * @param kind what it is
 * @param element what its name says of a concentration, for elements
 * @param of the column whose signs or limits it holds, for these
 */
record ColumnRole(Column column, ColumnKind kind, Optional<ElementName> element, Optional<Column> of) {
    static ColumnRole of(Column column, ColumnKind kind) {
        return new ColumnRole(column, kind, Optional.empty(), Optional.empty());
    }
}
