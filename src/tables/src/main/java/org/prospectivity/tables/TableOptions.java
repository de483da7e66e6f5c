package org.prospectivity.tables;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import org.prospectivity.engine.InvalidInputException;

/**
 * What a file does not tell, or tells wrong. Each may be null: then it is found out from the file.
 *
 * @param layer the sheet of a workbook, the layer of a GeoPackage or the shapefile in a zip that is the table
 * @param delimiter between the cells of a text; a space stands for any run of blanks
 * @param decimal the decimal sign of a text, a point or a comma
 * @param encoding of a text, or of the attributes of a shapefile
 * @param header which rows are the header
 */
public record TableOptions(String layer, Character delimiter, Character decimal, Charset encoding, Header header) {
    /** All is found out from the file. */
    public static final TableOptions NONE = new TableOptions(null, null, null, null, null);

    /**
     * Rows of a text or sheet, counted from 1 at its first line.
     *
     * @param first the uppermost row of the header; 0 for a table without one, whose columns are named
     *     {@code column_1} and so on
     * @param last its lowest row; the samples start below
     */
    public record Header(int first, int last) {
        /** No header: samples from the first row on. */
        public static final Header ABSENT = new Header(0, 0);

        public Header {
            InvalidInputException.require(
                    first == 0 && last == 0 || first > 0 && last >= first && last - first < 10,
                    "header",
                    first + "-" + last,
                    "the numbers of at most 10 rows, 3 or 3-5 say, or 0 for none");
        }

        /**
         * Reads {@code 3}, {@code 3-5} or {@code 0}.
         *
         * @throws InvalidInputException when it is none of these
         */
        public static Header of(String text) {
            InvalidInputException.require(
                    text.strip().matches("\\d{1,6}(\\s*-\\s*\\d{1,6})?"),
                    "header",
                    text,
                    "the numbers of at most 10 rows, 3 or 3-5 say, or 0 for none");
            String[] ends = text.strip().split("\\s*-\\s*");
            return new Header(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        }
    }

    public TableOptions {
        InvalidInputException.require(
                decimal == null || decimal == '.' || decimal == ',', "decimal", decimal, "a point or a comma");
        InvalidInputException.require(
                delimiter == null || delimiter == ' ' || delimiter == '\t' || isSign(delimiter),
                "delimiter",
                delimiter,
                "a comma, semicolon, tab, space, or another sign that is no letter, digit, quote, point or line break");
        InvalidInputException.require(
                decimal == null || !decimal.equals(delimiter), "decimal", decimal, "another sign than the delimiter");
    }

    /**
     * Reads options as people write them.
     *
     * @param table a sheet, layer or file in a zip, or empty
     * @param delimiter a sign, or {@code tab} or {@code space}
     * @param decimal a point or a comma
     * @param encoding the name of a character set
     * @param header as {@link Header#of} reads it
     * @throws InvalidInputException naming the option
     */
    public static TableOptions of(
            Optional<String> table,
            Optional<String> delimiter,
            Optional<String> decimal,
            Optional<String> encoding,
            Optional<String> header) {
        return new TableOptions(
                table.orElse(null),
                delimiter.map(TableOptions::delimiter).orElse(null),
                decimal.map(sign -> sign("decimal", sign, "a point or a comma")).orElse(null),
                encoding.map(TableOptions::charset).orElse(null),
                header.map(Header::of).orElse(null));
    }

    private static Character delimiter(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "tab", "\\t" -> '\t';
            case "space" -> ' ';
            default -> sign("delimiter", text, "one sign, or tab or space");
        };
    }

    private static Character sign(String option, String text, String expected) {
        InvalidInputException.require(text.length() == 1, option, text, expected);
        return text.charAt(0);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("encoding", name, "the name of a character set, such as UTF-8");
        }
    }

    /** These options, and others where these tell nothing. */
    public TableOptions or(TableOptions others) {
        return new TableOptions(
                layer != null ? layer : others.layer,
                delimiter != null ? delimiter : others.delimiter,
                decimal != null ? decimal : others.decimal,
                encoding != null ? encoding : others.encoding,
                header != null ? header : others.header);
    }

    private static boolean isSign(char c) {
        return c > ' '
                && c != '"'
                && c != '.'
                && c != '-'
                && !Character.isLetterOrDigit(c)
                && !Character.isSurrogate(c);
    }
}
