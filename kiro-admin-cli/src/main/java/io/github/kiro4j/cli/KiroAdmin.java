package io.github.kiro4j.cli;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.cli.command.CommandEnvironment;
import io.github.kiro4j.cli.command.ErrorPrinter;
import io.github.kiro4j.cli.command.GlobalOptions;
import io.github.kiro4j.cli.command.Root;
import io.github.kiro4j.cli.credentials.CredentialsCommand;
import io.github.kiro4j.cli.doctor.DoctorCommand;
import io.github.kiro4j.cli.gateway.AboutCommand;
import io.github.kiro4j.cli.gateway.ConfigCommand;
import io.github.kiro4j.cli.gateway.LoginCommand;
import io.github.kiro4j.cli.gateway.LogsCommand;
import io.github.kiro4j.cli.gateway.ModelsCommand;
import io.github.kiro4j.cli.gateway.RequestsCommand;
import io.github.kiro4j.cli.gateway.StatsCommand;
import io.github.kiro4j.cli.gateway.StatusCommand;
import io.github.kiro4j.cli.keys.KeysCommand;
import io.github.kiro4j.cli.language.HelpTexts;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.DisplayWidth;
import io.github.kiro4j.cli.usage.UsageCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `./kiro admin`: the command-line client of a running gateway.
@Command(
    name = "kiro admin",
    description = "Shows and changes a running kiro4j gateway through its admin API.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = ReleaseVersion.class,
    subcommands = {
      StatusCommand.class,
      DoctorCommand.class,
      CredentialsCommand.class,
      KeysCommand.class,
      RequestsCommand.class,
      LogsCommand.class,
      StatsCommand.class,
      UsageCommand.class,
      ModelsCommand.class,
      ConfigCommand.class,
      LoginCommand.class,
      AboutCommand.class,
      CompletionCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the gateway refuses the command, or fails",
      "2:wrong arguments, or a file that cannot be used",
      "3:the gateway cannot be reached",
      "4:the admin key is missing or wrong",
      "5:the credential, client key, request or configuration key does not exist",
      "6:success for some credentials, failure for others",
      "7:the confirmation was refused or not possible",
      "130:interrupted"
    },
    footer = {
      "",
      "The admin key is the gateway's adminApiKey. Save it with: "
          + Program.VARIABLE
          + " admin login",
      "Every command has its own --help."
    })
public final class KiroAdmin implements Runnable, Root {

  private static final int MIN_HELP_WIDTH = 60;
  private static final int MAX_HELP_WIDTH = 100;

  @Mixin GlobalOptions options;

  @Option(names = "--version", versionHelp = true, description = "Print the version and exit.")
  boolean version;

  @Spec CommandSpec spec;

  private final CommandEnvironment environment;

  private KiroAdmin(CommandEnvironment environment) {
    this.environment = environment;
  }

  public static void main(String[] arguments) {
    CommandLine commandLine =
        commandLine(CommandEnvironment.ofProcess())
            .setOut(writer(FileDescriptor.out))
            .setErr(writer(FileDescriptor.err));
    System.exit(commandLine.execute(arguments));
  }

  /// The output is UTF-8 whatever the locale, so that programs behind a pipe get every character.
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  static CommandLine commandLine(CommandEnvironment environment) {
    return HelpTexts.translated(untranslated(environment));
  }

  /// The commands with the English help, for a caller that puts them under another command first.
  static CommandLine untranslated(CommandEnvironment environment) {
    int columns = environment.terminal().columns();
    boolean colours = environment.terminal().showsOutput() && environment.allowsColours();
    CommandLine admin = new CommandLine(new KiroAdmin(environment));
    return admin
        .setCommandName(Program.name() + " admin")
        .registerConverter(long.class, text -> wholeNumber(text, Long::valueOf))
        .registerConverter(Long.class, text -> wholeNumber(text, Long::valueOf))
        .registerConverter(int.class, text -> wholeNumber(text, Integer::valueOf))
        .registerConverter(Integer.class, text -> wholeNumber(text, Integer::valueOf))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(Help.defaultColorScheme(colours ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.clamp(columns, MIN_HELP_WIDTH, MAX_HELP_WIDTH))
        .setHelpSectionMap(sections(admin))
        .setParameterExceptionHandler(ErrorPrinter::usageError)
        .setExecutionExceptionHandler(
            (exception, command, _) -> ErrorPrinter.executionError(exception, command));
  }

  /// Picocli indents the further lines of a synopsis by the characters of its heading, and a
  /// Chinese character takes two columns.
  private static Map<String, IHelpSectionRenderer> sections(CommandLine command) {
    Map<String, IHelpSectionRenderer> sections = new HashMap<>(command.getHelpSectionMap());
    sections.put(
        UsageMessageSpec.SECTION_KEY_SYNOPSIS,
        help -> help.synopsis(DisplayWidth.of(help.synopsisHeading())));
    return sections;
  }

  /// Picocli's own converters name Java types in their error texts.
  private static <T extends Number> T wholeNumber(String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException _) {
      throw new TypeConversionException(Messages.text("'{0}' is not a whole number", text));
    }
  }

  @Override
  public GlobalOptions options() {
    return options;
  }

  @Override
  public CommandEnvironment environment() {
    return environment;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), Messages.text("A command is missing."));
  }
}
