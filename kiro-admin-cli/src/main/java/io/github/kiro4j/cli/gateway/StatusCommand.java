package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.operations.GatewayStatus;
import io.github.kiro4j.api.admin.operations.Health;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.output.Details;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Style;
import io.github.kiro4j.cli.output.TimeFormat;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Command;

/// Tells whether the gateway runs and can serve requests.
@Command(
    name = "status",
    description = {
      "Tells whether the gateway runs and can serve requests; with the admin key also its version, "
          + "its storage and how many credentials there are.",
      "The exit code is 1 when it cannot serve requests."
    })
public final class StatusCommand extends AdminCommand {

  @Override
  protected int run(CommandContext session) throws IOException, InterruptedException {
    Health ready = session.client().ready();
    if (session.connection().key() == null) {
      if (!session.output().printed(ready)) {
        printVerdict(session.output(), session.connection().server(), ready);
      }
    } else {
      print(session, ready, session.client().status());
    }
    return ready.ok() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void print(CommandContext session, Health ready, GatewayStatus status) {
    Output output = session.output();
    if (output.printed(status)) {
      return;
    }
    printVerdict(output, session.connection().server(), ready);
    if (!output.isQuiet()) {
      output.print(details(status));
    }
  }

  private static void printVerdict(Output output, URI server, Health ready) {
    if (ready.ok()) {
      output.line(server + " is ready", Style.GOOD);
    } else {
      output.line(server + " runs but cannot serve requests: " + ready.reason(), Style.BAD);
    }
  }

  private static Details details(GatewayStatus status) {
    GatewayStatus.Credentials credentials = status.credentials();
    GatewayStatus.Storage storage = status.storage();
    return new Details()
        .with("version", status.version() + " on Java " + status.javaVersion())
        .with("running for", TimeFormat.rough(Duration.ofSeconds(status.uptimeSeconds())))
        .with("credentials", credentials.available() + " of " + credentials.total() + " usable")
        .with("in flight", credentials.inFlight() + " requests")
        .with("load balancing", status.loadBalancingMode())
        .with("storage", storage.type())
        .with("storage problem", storage.available() ? null : storage.problem(), Style.BAD);
  }
}
