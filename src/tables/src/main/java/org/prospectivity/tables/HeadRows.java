package org.prospectivity.tables;

import java.util.ArrayList;
import java.util.List;

/** Keeps the uppermost rows of a text as they stand there. */
final class HeadRows implements RowSplitter.Rows {
    private final int most;
    private final List<HeadRow> rows = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private long line;

    private HeadRows(int most) {
        this.most = most;
    }

    /** The uppermost rows of a text, which may end in a quoted cell. */
    static List<HeadRow> of(String text, RowSplitter splitter, int most) {
        HeadRows head = new HeadRows(most);
        try {
            splitter.split(text, head);
        } catch (RowSplitter.BadQuoteException e) {
            // The text is cut here, or else the whole of it is refused when it is read.
            return head.rows;
        }
        return head.rows;
    }

    @Override
    public void begin(long startingLine) {
        line = startingLine;
        cells = new ArrayList<>(cells.size());
    }

    @Override
    public void cell(char[] chars, int from, int to) {
        if (rows.size() < most) {
            cells.add(new String(chars, from, to - from).strip());
        }
    }

    @Override
    public void end() {
        if (rows.size() < most) {
            rows.add(new HeadRow(line, cells));
        }
    }
}
