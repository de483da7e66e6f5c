package org.prospectivity.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.files.DataDirectory;
import org.prospectivity.wps.host.Host;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: its commands and what they have in common. */
@Command(
        name = "prospectivity",
        description = "Turns geochemical samples into mineral-prospectivity maps.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = ProspectivityCommand.Version.class,
        footer = {
            "",
            "Exit codes: 0 done, 1 fault, 2 bad input, 130 cancelled.",
        })
public final class ProspectivityCommand {
    private static final Path DEFAULT_DATA = Path.of("prospectivity-data");

    private final Console console;

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            scope = ScopeType.INHERIT,
            description = "Where layers and models are kept by name. Default: ./prospectivity-data")
    private Path data = DEFAULT_DATA;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Shows the logs, and where a fault happened.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    @SuppressWarnings("unused") // picocli's
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the version.")
    @SuppressWarnings("unused") // picocli's
    private boolean version;

    private ProspectivityCommand(Console console) {
        this.console = console;
    }

    /**
     * Runs a command line.
     *
     * @return one of {@link ExitCode}
     */
    public static int run(String[] arguments, Console console) {
        ProspectivityCommand program = new ProspectivityCommand(console);
        CommandLine line = new CommandLine(program);
        line.addSubcommand(new ListCommand());
        line.addSubcommand(new DescribeCommand());
        CommandLine run = new CommandLine(new RunCommand());
        line.addSubcommand(run);
        CommandLine inspect = new CommandLine(new InspectCommand());
        line.addSubcommand(inspect);
        line.addSubcommand(new LayersCommand());
        line.addSubcommand(new ModelsCommand());
        line.addSubcommand(new ReportCommand());
        line.addSubcommand(new ServeCommand());
        line.addSubcommand(new WorkCommand());
        line.addSubcommand(new SynthesizeCommand());
        line.addSubcommand(new DemoCommand());
        line.addSubcommand(new CompletionCommand());
        line.setExpandAtFiles(false);
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        // What follows a process's name is for that process to understand.
        run.setStopAtPositional(true);
        inspect.setStopAtPositional(true);
        line.setExecutionStrategy(program::execute);
        line.setParameterExceptionHandler((e, given) -> program.tell(usage(e)));
        line.setExecutionExceptionHandler((e, command, result) -> program.tell(e));
        try {
            return line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return program.tell(e);
        }
    }

    private int execute(ParseResult result) {
        Logs.hide();
        if (verbose) {
            showLogs();
        }
        List<CommandLine> commands = result.asCommandLineList();
        CommandLine last = commands.get(commands.size() - 1);
        if (last.getCommand() == this && !result.isUsageHelpRequested() && !result.isVersionHelpRequested()) {
            last.usage(last.getOut());
            return ExitCode.BAD_INPUT;
        }
        return new RunLast().execute(result);
    }

    private static Throwable usage(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            Set<String> known =
                    new TreeSet<>(e.getCommandLine().getSubcommands().keySet());
            known.addAll(e.getCommandLine().getCommandSpec().optionsMap().keySet());
            return UsageException.unknown(
                    "there is no " + (word.startsWith("-") ? "option " : "command ") + word, word, known);
        }
        return new UsageException(e.getMessage());
    }

    private int tell(Throwable fault) {
        if (fault instanceof UsageException) {
            console.err().println("error: " + fault.getMessage());
            return ExitCode.BAD_INPUT;
        }
        int input = ExceptionUtils.indexOfType(fault, InvalidInputException.class);
        if (input >= 0) {
            console.err()
                    .println("error: "
                            + ExceptionUtils.getThrowableList(fault).get(input).getMessage());
            return ExitCode.BAD_INPUT;
        }
        Throwable root = ExceptionUtils.getRootCause(fault);
        console.err()
                .println("fault: " + root.getClass().getSimpleName()
                        + (root.getMessage() == null
                                ? ""
                                : ": " + root.getMessage().lines().findFirst().orElse(""))
                        + (root instanceof OutOfMemoryError ? "; give it more memory with java -Xmx4g" : "")
                        + (verbose ? "" : " (--verbose tells where)"));
        if (verbose) {
            fault.printStackTrace(console.err());
        }
        return ExitCode.FAULT;
    }

    Console console() {
        return console;
    }

    /** As the option does that asks for it. */
    void showLogs() {
        verbose = true;
        Logs.show();
    }

    Path dataPath() {
        return data;
    }

    /** The data directory, without what programs left in it half written that were stopped. */
    DataDirectory data() throws IOException {
        return recovered(data);
    }

    /** The data directory as the host of processes. */
    Host host(Optional<Path> elsewhere) throws IOException {
        return recovered(elsewhere.orElse(data)).host();
    }

    private static DataDirectory recovered(Path data) throws IOException {
        DataDirectory directory = new DataDirectory(data);
        if (Files.isWritable(data)) {
            directory.recover();
        }
        return directory;
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = ProspectivityCommand.class.getPackage().getImplementationVersion();
            return new String[] {"prospectivity " + (version == null ? "in development" : version)};
        }
    }
}
