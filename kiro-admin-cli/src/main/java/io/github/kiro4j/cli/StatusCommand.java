package io.github.kiro4j.cli;

import io.github.kiro4j.api.admin.AdminClient;
import io.github.kiro4j.api.admin.Health;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Tells whether the gateway runs and can serve requests.
@Command(
    name = "status",
    description = "Tells whether the gateway runs and can serve requests.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:KIRO_SERVER:-http://127.0.0.1:8990}",
      description = "Address of the gateway (default: KIRO_SERVER, else http://127.0.0.1:8990).")
  URI server;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (AdminClient client = new AdminClient(server)) {
      client.live();
      return report(client.ready());
    } catch (ConnectException e) {
      throw new IOException(
          "nothing listens at "
              + server
              + ". Start the gateway, or name its address with --server.",
          e);
    }
  }

  private int report(Health ready) {
    PrintWriter out = spec.commandLine().getOut();
    if (ready.ok()) {
      out.println(server + " is ready");
      return 0;
    }
    out.println(server + " runs but cannot serve requests: " + ready.reason());
    return KiroAdmin.REFUSED;
  }
}
