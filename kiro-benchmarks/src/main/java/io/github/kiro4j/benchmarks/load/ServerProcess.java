package io.github.kiro4j.benchmarks.load;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A gateway in a process of its own, with a folder of its own.
final class ServerProcess implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);

  private final Process process;
  private final Target target;
  private final Path log;

  private ServerProcess(Process process, Target target, Path log) {
    this.process = process;
    this.target = target;
    this.log = log;
  }

  /// Starts a gateway with the credentials of an upstream and waits until it responds.
  ///
  /// @param heap for example `256m`
  /// @param openFiles limit of open files; 0 for the shell's own
  static ServerProcess start(Path jar, String heap, int openFiles, Upstream upstream)
      throws IOException, InterruptedException {
    return start(jar, heap, openFiles, upstream.credentials(), upstream.configuration());
  }

  /// Starts a gateway and waits until it responds.
  ///
  /// @param credentials content of its credentials file
  /// @param settings blocks of its configuration
  static ServerProcess start(
      Path jar, String heap, int openFiles, String credentials, String settings)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("kiro4j-load");
    Target target = new Target(freePort());
    Files.writeString(folder.resolve("credentials.json"), credentials);
    Path configuration =
        Files.writeString(folder.resolve("config.yml"), configuration(target.port(), settings));
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(command(jar, heap, openFiles, configuration))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    ServerProcess server = new ServerProcess(process, target, log);
    server.awaitStart();
    return server;
  }

  private static List<String> command(Path jar, String heap, int openFiles, Path configuration) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String limit = openFiles == 0 ? "" : "ulimit -n " + openFiles + " && ";
    return List.of(
        "sh",
        "-c",
        limit + "exec \"$0\" \"$@\"",
        java,
        "-Xmx" + heap,
        "-jar",
        jar.toAbsolutePath().toString(),
        "server",
        configuration.toString());
  }

  private static String configuration(int port, String upstream) {
    return """
    apiKey: %s
    port: %d
    %sserver:
      adminConnectors:
        - type: http
          bindHost: 127.0.0.1
          port: 0
      requestLog:
        appenders: []
    """
        .formatted(Target.KEY, port, upstream);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitStart() throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    HttpRequest health = HttpRequest.newBuilder(target.health()).timeout(START).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!answers(client, health)) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException("the gateway has not started; its log is " + log);
        }
        Thread.sleep(100);
      }
    }
  }

  private static boolean answers(HttpClient client, HttpRequest health)
      throws IOException, InterruptedException {
    try {
      return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
    } catch (ConnectException _) {
      return false;
    }
  }

  Target target() {
    return target;
  }

  Path log() {
    return log;
  }

  /// The lines of the log so far that report a lack of memory.
  long outOfMemoryErrors() throws IOException {
    return Files.readString(log, StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> line.contains("OutOfMemoryError"))
        .count();
  }

  /// The largest resident memory of the process so far in MiB; 0 where the system does not tell.
  long peakMebibytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /// Ends the gateway as SIGTERM does, and waits until the process has ended.
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /// Kills the gateway.
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
