package io.github.kiro4j.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/// The simulated upstream in a process of its own: collections of the large bodies that it receives
/// would stop the client that measures, and count as the gateway's time.
final class UpstreamProcess implements GatewayUpstream, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Settings settings;

  /// What a gateway has to know of the upstream.
  private record Settings(String credentials, String configuration) {}

  private UpstreamProcess(Process process, Settings settings) {
    this.process = process;
    this.settings = settings;
  }

  static UpstreamProcess start() throws IOException {
    List<String> command =
        List.of(
            ServerProcess.java(),
            "-cp",
            System.getProperty("java.class.path"),
            UpstreamProcess.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line = process.inputReader().readLine();
    return new UpstreamProcess(process, JSON.readValue(line, Settings.class));
  }

  /// Serves until standard input ends, which is also when the parent process has died.
  public static void main(String[] arguments) throws IOException {
    try (Upstream upstream = new Upstream()) {
      System.out.println(
          JSON.writeValueAsString(new Settings(upstream.credentials(), upstream.configuration())));
      System.in.readAllBytes();
    }
    System.exit(0);
  }

  @Override
  public String credentials() {
    return settings.credentials();
  }

  @Override
  public String configuration() {
    return settings.configuration();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
