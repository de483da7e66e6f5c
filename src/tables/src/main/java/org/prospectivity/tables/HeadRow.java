package org.prospectivity.tables;

import java.util.List;

/**
 * One of the uppermost rows of a text or sheet, as it stands there.
 *
 * @param line its place in the file, from 1
 * @param cells without surrounding blanks; an empty text for an empty cell
 */
record HeadRow(long line, List<String> cells) {
    int filled() {
        int filled = 0;
        for (String cell : cells) {
            filled += cell.isEmpty() ? 0 : 1;
        }
        return filled;
    }

    /** How many cells it has up to the last that is not empty. */
    int width() {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    /** What stands in a column, also in one to the right of its last cell. */
    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    /** The first cell that is not empty; an empty text when there is none. */
    String first() {
        for (String cell : cells) {
            if (!cell.isEmpty()) {
                return cell;
            }
        }
        return "";
    }

    /** How many cells are numbers in one way of writing or another, also with a sign such as {@code <}. */
    int numbers() {
        int numbers = 0;
        for (String cell : cells) {
            numbers += Words.isNumberOrLimit(cell) ? 1 : 0;
        }
        return numbers;
    }
}
