package org.prospectivity.assays;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.prospectivity.engine.Progress;
import org.prospectivity.tables.Column;

/** The columns of concentrations of a table, read together, since a code of one is a code of all. */
final class AssayReader {
    // By identity: two columns may be alike in all they hold.
    private final Map<Column, AssayColumn> columns = new IdentityHashMap<>();
    private final Map<Column, Map<Double, NumberMeaning>> meanings = new IdentityHashMap<>();
    private final List<Column> order = new ArrayList<>();

    private final TableColumns table;

    private AssayReader(TableColumns table) {
        this.table = table;
    }

    /** Reads columns. */
    static AssayReader read(TableColumns table, List<ColumnRole> roles, AssayOptions options, Progress progress) {
        AssayReader reader = new AssayReader(table);
        GivenCodes given = new GivenCodes(options);
        int done = 0;
        for (ColumnRole role : roles) {
            progress.report(
                    (double) done++ / roles.size(), "reading " + role.column().name());
            if (reader.columns.containsKey(role.column())) {
                continue;
            }
            AssayColumn column = AssayColumn.read(
                    role.column(),
                    role.element().orElseThrow(),
                    table.beside(ColumnKind.QUALIFIER, role.column()),
                    table.beside(ColumnKind.LIMIT, role.column()),
                    given,
                    table.format());
            column.count();
            reader.columns.put(role.column(), column);
            reader.order.add(role.column());
        }
        List<Map<Double, NumberMeaning>> judged =
                NumberCodes.judge(reader.order.stream().map(reader.columns::get).toList());
        for (int c = 0; c < judged.size(); c++) {
            reader.meanings.put(reader.order.get(c), judged.get(c));
        }
        return reader;
    }

    /** All that cannot be read without being told. */
    List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        order.forEach(column -> questions.addAll(questions(column)));
        return questions;
    }

    /** What of a column cannot be read without being told. */
    List<Question> questions(Column of) {
        AssayColumn column = columns.get(of);
        List<Question> questions = new ArrayList<>(column.questions().values());
        meanings.get(of).forEach((number, meaning) -> {
            if (meaning == NumberMeaning.OPEN) {
                questions.add(new Question(
                        of.name(),
                        Codes.number(number),
                        column.suspects().get(number),
                        number < 0 ? Question.Kind.NEGATIVE : Question.Kind.NUMBER));
            }
        });
        return questions;
    }

    /** What a person has to be told of a column: numbers taken for values that might be codes, signs not read. */
    List<String> noted(Column of) {
        List<String> sentences = new ArrayList<>();
        meanings.get(of).forEach((number, meaning) -> {
            if (meaning == NumberMeaning.NOTED) {
                int count = columns.get(of).suspects().get(number);
                sentences.add(of.name() + " holds " + Codes.number(number) + " " + Questions.times(count)
                        + ", which is taken for a value; give missing=" + Codes.number(number)
                        + " where it is a code.");
            }
        });
        table.beside(ColumnKind.UNREAD_QUALIFIER, of)
                .ifPresent(signs -> sentences.add("The column " + signs.name() + " is called like signs of " + of.name()
                        + ", but holds others than < and >; it is not used."));
        return sentences;
    }

    /**
     * The determinations of a column.
     *
     * @param factor what its numbers are multiplied by
     * @param last whether the column is not needed again and can be forgotten, so that not all are in memory twice
     */
    AssayValues settle(Column of, double factor, boolean last) {
        return (last ? columns.remove(of) : columns.get(of)).settle(meanings.get(of), factor);
    }
}
