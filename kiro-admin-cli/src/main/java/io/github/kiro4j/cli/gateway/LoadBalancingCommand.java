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

/// Shows or sets the load balancing mode.
@Command(
    name = "load-balancing",
    description =
        "Shows or sets the load balancing mode. A mode that is set here stays after a restart.")
final class LoadBalancingCommand extends AdminCommand {

  @Parameters(paramLabel = "MODE", arity = "0..1", description = "priority or balanced.")
  @Nullable Mode mode;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    LoadBalancingMode current =
        mode == null
            ? context.client().settings().loadBalancing()
            : context.client().settings().setLoadBalancing(mode.toString());
    if (!context.output().printedAsDocument(current)) {
      context.output().line(current.mode());
    }
    return ExitCode.OK;
  }

  /// The modes.
  enum Mode {
    PRIORITY,
    BALANCED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
