package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.operations.GatewayStatus;
import io.github.kiro4j.api.admin.operations.Health;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Details;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Style;
import io.github.kiro4j.cli.output.TimeFormat;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// Shows whether the gateway can serve requests.
@Command(
    name = "status",
    description = {
      "Shows whether the gateway runs and can serve requests; with the admin key also the version, "
          + "the storage and the number of credentials.",
      "The exit code is 1 when the gateway cannot serve requests."
    })
public final class StatusCommand extends AdminCommand {

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    Health ready = context.client().ready();
    if (context.connection().key() == null) {
      if (!context.output().printedAsDocument(ready)) {
        printReadiness(context.output(), context.connection().server(), ready);
      }
    } else {
      print(context, ready, context.client().status());
    }
    return ready.ok() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void print(CommandContext context, Health ready, GatewayStatus status) {
    Output output = context.output();
    if (output.printedAsDocument(status)) {
      return;
    }
    printReadiness(output, context.connection().server(), ready);
    if (!output.isQuiet()) {
      output.print(details(status, context.environment().times()));
    }
  }

  private static void printReadiness(Output output, URI server, Health ready) {
    if (ready.ok()) {
      output.line(Messages.text("{0} is ready", server), Style.GOOD);
    } else {
      output.line(
          Messages.text("{0} runs but cannot serve requests: {1}", server, ready.reason()),
          Style.BAD);
    }
  }

  private static Details details(GatewayStatus status, TimeFormat times) {
    GatewayStatus.Credentials credentials = status.credentials();
    GatewayStatus.Storage storage = status.storage();
    return new Details()
        .with("version", Messages.text("{0} on Java {1}", status.version(), status.javaVersion()))
        .with("uptime", TimeFormat.rough(Duration.ofSeconds(status.uptimeSeconds())))
        .with(
            "credentials",
            Messages.text("{0} of {1} usable", credentials.available(), credentials.total()))
        .with("in flight", Messages.count(credentials.inFlight(), "{0} request", "{0} requests"))
        .with("load balancing", status.loadBalancingMode())
        .with("cooling endpoints", coolingEndpoints(status, times), Style.WARNING)
        .with("storage", storage.type())
        .with("storage problem", storage.available() ? null : storage.problem(), Style.BAD);
  }

  /// Such as `runtime (until 2026-11-27 10:00:00)`; null for none.
  private static @Nullable String coolingEndpoints(GatewayStatus status, TimeFormat times) {
    String text =
        status.endpointCoolDowns().stream()
            .map(each ->
                Messages.text("{0} (until {1})", each.endpoint(), times.absolute(each.until())))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? null : text;
  }
}
