package org.prospectivity.cli;

import org.apache.commons.text.WordUtils;
import org.geotools.api.data.Parameter;
import org.prospectivity.files.processes.InputKind;
import org.prospectivity.files.processes.RegisteredProcess;

/** The description of a process for a person: what it does, and each input and output as an option. */
final class Description {
    private static final int WIDTH = 100;
    private static final String INDENT = "      ";

    private final StringBuilder text = new StringBuilder();

    private Description() {}

    static String of(RegisteredProcess process) {
        Description description = new Description();
        description.add(process.fullName() + " - " + process.title(), "");
        description.add(process.description(), "");
        description.text.append("\nInputs\n");
        process.inputs().forEach(description::addInput);
        if (process.inputs().stream().anyMatch(input -> InputKind.of(input.type) == InputKind.FEATURES)) {
            description.add(
                    "Beside an input of features, as --NAME: --NAME.x and --NAME.y, the columns of the coordinates"
                            + " in a CSV file (found by themselves when called x and y, easting and northing or"
                            + " longitude and latitude); --NAME.crs, the coordinate system when the file does not"
                            + " tell it; --NAME.table, of a GeoPackage with several.",
                    "  ");
        }
        description.add("In place of TEXT, @FILE stands for the content of a file.", "  ");
        description.text.append("\nOutputs\n");
        process.outputs().forEach(description::addOutput);
        description.add(
                "With --out DIRECTORY every output goes to a file of its name there. Text without a file is printed.",
                "  ");
        return description.text.toString();
    }

    private void addInput(Parameter<?> input) {
        InputKind kind = InputKind.of(input.type);
        text.append("  --").append(input.key).append(' ').append(kind.placeholder());
        if (input.maxOccurs > 1) {
            text.append(kind.isSeparable() ? "[,...]" : ", repeatable");
        }
        if (input.getDefaultValue() != null) {
            text.append("   default ").append(input.getDefaultValue());
        } else if (input.minOccurs > 0) {
            text.append("   required");
        }
        text.append('\n');
        add(String.valueOf(input.description), INDENT);
        if (!kind.isPlain()) {
            add("Accepts " + InputKind.accepted(input) + ".", INDENT);
        }
    }

    private void addOutput(Parameter<?> output) {
        text.append("  --").append(output.key).append(' ');
        text.append("FILE");
        OutputFiles.extensions(output).stream().limit(1).forEach(text::append);
        text.append('\n');
        add(String.valueOf(output.description), INDENT);
    }

    private void add(String sentence, String indent) {
        for (String line : WordUtils.wrap(sentence.strip(), WIDTH - indent.length(), "\n", false)
                .split("\n")) {
            text.append(indent).append(line).append('\n');
        }
    }
}
