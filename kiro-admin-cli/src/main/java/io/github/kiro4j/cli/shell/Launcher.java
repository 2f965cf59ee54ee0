package io.github.kiro4j.cli.shell;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.cli.language.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The commands of the launcher `kiro`, of which the command line for operators is one, as far as
/// shells complete them and the manual page lists them.
public final class Launcher {

  private Launcher() {}

  /// All commands.
  ///
  /// @param admin the command line for operators
  public static CommandLine with(CommandLine admin) {
    CommandSpec launcher = command("Starts the commands of kiro4j.").name(Program.command());
    add(
        launcher,
        "demo",
        command("Starts the gateway with a simulated upstream; needs no account.")
            .addOption(option("Port of the gateway.", "PORT", "--port")));
    add(launcher, "init", command("Writes a config.yml with new keys into a folder."));
    add(launcher, "server", configured("Starts the gateway."));
    add(launcher, "check", configured("Validates the configuration and the credentials file."));
    add(launcher, "db", database());
    launcher.addSubcommand("admin", admin);
    add(launcher, "help", command("Prints the commands."));
    return new CommandLine(launcher);
  }

  private static CommandSpec configured(String description) {
    return command(description)
        .addOption(option("The configuration file, as kiro-rs takes it.", "FILE", "-c", "--config"))
        .addOption(option("The credentials file.", "FILE", "--credentials"));
  }

  private static CommandSpec database() {
    CommandSpec database = command("Works on the database that gateways share.");
    add(database, "migrate", command("Creates or updates the table in PostgreSQL."));
    add(database, "status", command("Shows which migrations are done and which are pending."));
    add(database, "rollback", command("Undoes migrations."));
    add(database, "tag", command("Names the present state for a later rollback."));
    add(database, "import", command("Imports the credentials of a file into the database."));
    add(database, "export", command("Prints the credentials in the database, or writes a file."));
    add(database, "new-key", command("Makes a key for the encryption of stored secrets."));
    add(database, "rotate-key", command("Encrypts the stored secrets with the first key."));
    return database;
  }

  private static void add(CommandSpec parent, String name, CommandSpec command) {
    parent.addSubcommand(name, command);
  }

  private static CommandSpec command(String description) {
    CommandSpec command = CommandSpec.create();
    command.usageMessage().description(Messages.text(description));
    return command;
  }

  private static OptionSpec option(String description, String label, String... names) {
    return OptionSpec.builder(names)
        .type(String.class)
        .paramLabel(label)
        .description(Messages.text(description))
        .build();
  }

  /// A command with its subcommands, at any depth.
  ///
  /// @param path the names after `kiro`
  record Entry(List<String> path, CommandSpec spec) {

    /// The names as they are typed, without `kiro`.
    String typed() {
      return String.join(" ", path);
    }

    /// What the command does, in one line.
    String description() {
      return String.join(" ", spec.usageMessage().description()).replace("%n", " ");
    }

    /// The options that the command's help shows.
    List<OptionSpec> options() {
      return spec.options().stream().filter(option -> !option.hidden()).toList();
    }

    /// The command's own subcommands.
    List<Entry> subcommands() {
      return spec.subcommands().entrySet().stream()
          .map(child -> child(child.getKey(), child.getValue()))
          .filter(child -> !child.spec().usageMessage().hidden())
          .toList();
    }

    private Entry child(String name, CommandLine command) {
      return new Entry(
          Stream.concat(path.stream(), Stream.of(name)).toList(), command.getCommandSpec());
    }

    /// The command and everything below it, in the order of the help.
    Stream<Entry> all() {
      return Stream.concat(Stream.of(this), subcommands().stream().flatMap(Entry::all));
    }
  }

  static Entry entry(CommandLine launcher) {
    return new Entry(List.of(), launcher.getCommandSpec());
  }

  /// What an option does, in one line.
  static String description(OptionSpec option) {
    return String.join(" ", Arrays.asList(option.description())).replace("%n", " ");
  }
}
