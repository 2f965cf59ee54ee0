package io.github.kiro4j.cli.command;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.OutputFormat;
import io.github.kiro4j.cli.output.TerminalStyle;
import io.github.kiro4j.cli.settings.Connection;
import io.github.kiro4j.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that uses the admin API of a gateway.
public abstract class AdminCommand implements Callable<Integer> {

  private static final int UNLIMITED_WIDTH = 1_000_000;

  @Spec CommandSpec spec;

  /// Runs the command.
  ///
  /// @return the exit code of the process
  protected abstract int run(CommandContext context) throws IOException, InterruptedException;

  @Override
  public final Integer call() {
    Root root = Root.of(spec);
    Connection connection = root.connections().find(root.options().server, root.options().keyFile);
    try (AdminClient client = connection.client()) {
      return run(
          new CommandContext(
              client, connection, output(root), root.environment(), root.options().yes));
    } catch (IOException e) {
      throw GatewayFailure.of(e, connection);
    } catch (InterruptedException _) {
      throw new CliException(ExitCode.INTERRUPTED, Messages.text("Interrupted."));
    } finally {
      spec.commandLine().getOut().flush();
    }
  }

  private Output output(Root root) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Terminal terminal = root.environment().terminal();
    OutputFormat format = root.options().format;
    return new Output(
        out,
        err,
        Objects.requireNonNullElse(format, OutputFormat.TABLE),
        root.options().quiet,
        new TerminalStyle(
            terminal.showsOutput() ? terminal.columns() : UNLIMITED_WIDTH,
            terminal.showsOutput() && root.environment().allowsColours(),
            terminal.showsErrors() && root.environment().allowsColours(),
            terminal.showsErrors()));
  }
}
