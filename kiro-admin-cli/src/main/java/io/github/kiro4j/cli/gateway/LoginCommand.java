package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.cli.command.GatewayFailure;
import io.github.kiro4j.cli.command.Root;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.input.SecretText;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.settings.AdminKey;
import io.github.kiro4j.cli.settings.Connection;
import io.github.kiro4j.cli.settings.SettingsFile;
import io.github.kiro4j.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Saves the connection to the gateway, so that later commands need neither options nor variables.
@Command(
    name = "login",
    description = {
      "Saves the connection to the gateway, its address and the admin key, in cli.yml. Prompts for "
          + "the admin key, checks it, and makes the file readable for you only.",
      "Without a terminal: "
          + Program.VARIABLE
          + " admin login --key-file FILE (- for standard input)"
    })
public final class LoginCommand implements Callable<Integer> {

  @Option(names = "--no-check", description = "Save the connection without a check.")
  boolean skipCheck;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Root root = Root.of(spec);
    Connection connection = connection(root);
    if (!skipCheck) {
      check(connection);
    }
    write(root.settingsFile(), connection);
    spec.commandLine()
        .getOut()
        .println(Messages.text("The connection is saved in {0}.", root.settingsFile()));
    return ExitCode.OK;
  }

  private static Connection connection(Root root) {
    Connection address = root.connections().findAddress(root.options().server().orElse(null));
    SecretText key =
        root.options()
            .keyFile()
            .map(file ->
                SecretText.read(
                    file, Messages.text("the admin key"), root.environment().terminal().input()))
            .orElseGet(() -> ask(root.environment().terminal(), address));
    return new Connection(
        address.server(),
        address.origin(),
        new AdminKey(
            key,
            root.options().keyFile().isPresent() ? "--key-file" : Messages.text("the prompt")));
  }

  private static SecretText ask(Terminal terminal, Connection address) {
    if (!terminal.canAsk()) {
      throw new CliException(
          ExitCode.USAGE,
          Messages.text("There is no terminal to prompt for the admin key."),
          Messages.text("Name a file with --key-file FILE (- for standard input)."));
    }
    return terminal
        .askSecret(Messages.text("Admin key of {0}", address.server()) + ": ")
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .map(SecretText::new)
        .orElseThrow(() ->
            new CliException(
                ExitCode.NOT_CONFIRMED,
                Messages.text("No admin key was entered. Nothing was saved.")));
  }

  private static void check(Connection connection) {
    try (AdminClient client = connection.client()) {
      client.status();
    } catch (IOException e) {
      throw GatewayFailure.of(e, connection);
    } catch (InterruptedException _) {
      throw new CliException(ExitCode.INTERRUPTED, Messages.text("Interrupted."));
    }
  }

  private static void write(Path file, Connection connection) {
    AdminKey key = connection.key();
    try {
      new SettingsFile(connection.server().toString(), key == null ? null : key.secret(), null)
          .write(file);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE, Messages.text("{0} cannot be written: {1}.", file, e.getMessage()));
    }
  }
}
