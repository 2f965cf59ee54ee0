package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.operations.LoadBalancingMode;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows or sets how credentials take turns.
@Command(
    name = "load-balancing",
    description = "Shows or sets how credentials take turns. It holds until it is set anew.")
final class LoadBalancingCommand extends AdminCommand {

  @Parameters(paramLabel = "MODE", arity = "0..1", description = "priority or balanced.")
  @Nullable Mode mode;

  @Override
  protected int run(CommandContext session) throws IOException, InterruptedException {
    LoadBalancingMode now =
        mode == null
            ? session.client().loadBalancing()
            : session.client().setLoadBalancing(mode.toString());
    if (!session.output().printed(now)) {
      session.output().line(now.mode());
    }
    return ExitCode.OK;
  }

  /// The two ways.
  enum Mode {
    PRIORITY,
    BALANCED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
