package io.github.kiro4j.server.cli;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;
import org.jspecify.annotations.Nullable;

/// `db`: the commands for the database that gateways share. They work whether or not the
/// configuration already selects the database as the store of credentials.
public final class DatabaseCommand extends Command {

  private static final String SUBCOMMAND = "subcommand";

  private final Map<String, Command> subcommands = new LinkedHashMap<>();
  private final ConfigurationSources sources;
  private final CommandTexts messages;

  /// The whole command.
  ///
  /// @param sources knows where relative paths of the configuration start
  public DatabaseCommand(ConfigurationSources sources, CommandTexts messages) {
    super(
        "db",
        messages.text(
            "Migrates the database, moves credentials between it and files, and rotates keys"));
    this.sources = sources;
    this.messages = messages;
    Stream.of(
            new MigrateCommand(messages),
            new MigrationStatusCommand(messages),
            new RollbackCommand(messages),
            new TagCommand(messages),
            new DatabaseImportCommand(sources, messages),
            new DatabaseExportCommand(sources, messages),
            new NewKeyCommand(messages),
            new RotateKeyCommand(sources, messages))
        .forEach(subcommand -> subcommands.put(subcommand.getName(), subcommand));
  }

  @Override
  public void configure(Subparser parser) {
    Subparsers parsers = parser.addSubparsers().metavar("COMMAND").dest(SUBCOMMAND);
    subcommands.forEach((name, subcommand) ->
        subcommand.configure(
            parsers
                .addParser(name)
                .help(subcommand.getDescription())
                .description(subcommand.getDescription())));
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    Objects.requireNonNull(subcommands.get(arguments.getString(SUBCOMMAND)))
        .run(bootstrap, arguments);
  }

  @Override
  public void onError(Cli cli, @Nullable Namespace arguments, Throwable error) {
    FailureReport.print(cli, "", error, sources, messages);
  }
}
