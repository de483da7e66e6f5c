package org.prospectivity.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.geotools.api.data.Parameter;
import org.prospectivity.files.processes.InputKind;
import org.prospectivity.files.processes.RegisteredProcess;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The options of one process: {@code --NAME} for each input; {@code --NAME.x} and the other {@link
 * #FEATURE_PARTS} for an input of features; {@code --NAME} for each output; and the program's own, each unless the
 * process has an input or output of that name.
 */
final class ProcessOptions {
    /** The parts of an option for features, as {@code x} in {@code --samples.x}. */
    static final List<String> FEATURE_PARTS =
            List.of("x", "y", "crs", "table", "delimiter", "decimal", "encoding", "header");

    private static final String A_VALUE = "1";
    private static final String PERHAPS_A_VALUE = "0..1";
    private static final String NO_VALUE = "0";
    private static final Map<String, String> PROGRAM = Map.of(
            "out",
            A_VALUE,
            "crs",
            A_VALUE,
            "data",
            A_VALUE,
            "settings",
            A_VALUE,
            "cluster",
            A_VALUE,
            "shared",
            A_VALUE,
            "tiles",
            A_VALUE,
            "dry-run",
            NO_VALUE,
            "verbose",
            NO_VALUE,
            "help",
            NO_VALUE);

    private final Set<String> ofProcess;
    private final Map<String, List<String>> given;

    private ProcessOptions(Set<String> ofProcess, Map<String, List<String>> given) {
        this.ofProcess = ofProcess;
        this.given = given;
    }

    /**
     * Reads the options behind a process's name.
     *
     * @throws UsageException when one is unknown or lacks its value
     */
    static ProcessOptions parse(RegisteredProcess process, List<String> arguments) {
        Map<String, String> arities = new LinkedHashMap<>();
        for (Parameter<?> input : process.inputs()) {
            InputKind kind = InputKind.of(input.type);
            arities.put(input.key, kind == InputKind.SWITCH ? PERHAPS_A_VALUE : A_VALUE);
            if (kind == InputKind.FEATURES) {
                FEATURE_PARTS.forEach(part -> arities.put(input.key + "." + part, A_VALUE));
            }
        }
        process.outputs().forEach(output -> arities.putIfAbsent(output.key, A_VALUE));
        Set<String> ofProcess = Set.copyOf(arities.keySet());
        PROGRAM.forEach(arities::putIfAbsent);
        // Alone, as no option of a process may begin so: -h could be a value.
        Map<String, List<String>> given =
                given(process, arities, arguments.equals(List.of("-h")) ? List.of("--help") : arguments);
        List<String> settings = ofProcess.contains("settings") ? List.of() : given.getOrDefault("settings", List.of());
        if (settings.isEmpty()) {
            return new ProcessOptions(ofProcess, given);
        }
        Map<String, List<String>> all =
                given(process, arities, SettingsFile.arguments(settings.get(settings.size() - 1)));
        all.putAll(given);
        return new ProcessOptions(ofProcess, all);
    }

    private static Map<String, List<String>> given(
            RegisteredProcess process, Map<String, String> arities, List<String> arguments) {
        CommandSpec spec = CommandSpec.create().name(process.fullName());
        arities.forEach((name, arity) -> spec.addOption(option(name, arity)));
        CommandLine parser = new CommandLine(spec)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setAllowOptionsAsOptionParameters(false);
        try {
            ParseResult result = parser.parseArgs(arguments.toArray(String[]::new));
            Map<String, List<String>> given = new HashMap<>();
            for (OptionSpec option : result.matchedOptionsSet()) {
                Object value = option.getValue();
                List<?> values = value instanceof List<?> list ? list : List.of(value);
                given.put(
                        option.longestName().substring(2),
                        values.stream()
                                .map(Object::toString)
                                .filter(text -> !text.isBlank())
                                .toList());
            }
            return given;
        } catch (UnmatchedArgumentException e) {
            throw unknown(process, e.getUnmatched().get(0), arities.keySet());
        } catch (ParameterException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static OptionSpec option(String name, String arity) {
        OptionSpec.Builder option = OptionSpec.builder("--" + name).arity(arity);
        return arity.equals(NO_VALUE)
                ? option.type(boolean.class).build()
                : option.type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("VALUE")
                        .fallbackValue("true")
                        .build();
    }

    private static UsageException unknown(RegisteredProcess process, String word, Set<String> names) {
        if (!word.startsWith("-")) {
            return new UsageException(
                    "\"" + word + "\" stands alone; expected each value behind the option it is for, as in --"
                            + names.iterator().next() + " VALUE");
        }
        String option = word.replaceFirst("=.*", "");
        return UsageException.unknown(
                process.fullName() + " has no option " + option,
                option,
                names.stream().map(name -> "--" + name).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** What was given for an input or output, without the blanks; empty when nothing was. */
    List<String> texts(String name) {
        return given.getOrDefault(name, List.of());
    }

    /** The last that was given for an option of the process. */
    Optional<String> last(String name) {
        List<String> texts = texts(name);
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(texts.size() - 1));
    }

    /** The last that was given for an option of the program, if the process has none of that name. */
    Optional<String> program(String name) {
        return ofProcess.contains(name) ? Optional.empty() : last(name);
    }
}
