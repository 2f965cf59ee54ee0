package io.github.kiro4j.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A gateway in a process of its own, with a folder of its own.
public final class ServerProcess implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);

  private static final Duration POLL = Duration.ofMillis(10);

  private static final byte[] HEALTH_REQUEST =
      "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

  private static final byte[] OK = "HTTP/1.1 200".getBytes(US_ASCII);

  private final Process process;
  private final Target target;
  private final Path log;
  private final long begun = System.nanoTime();
  private Duration startTime = Duration.ZERO;

  private ServerProcess(Process process, Target target, Path log) {
    this.process = process;
    this.target = target;
    this.log = log;
  }

  /// The command of a gateway in a jar.
  ///
  /// @param heap for example `256m`
  static List<String> ofJar(Path jar, String heap) {
    return List.of(java(), "-Xmx" + heap, "-jar", jar.toAbsolutePath().toString());
  }

  /// The JVM that runs this program.
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// Starts a gateway and waits until it responds.
  ///
  /// @param program what is started with the arguments `server` and a configuration
  /// @param openFiles limit of open files; 0 for the shell's own
  public static ServerProcess start(List<String> program, int openFiles, GatewayUpstream upstream)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("kiro4j-load");
    Target target = Target.of(freePort());
    Files.writeString(folder.resolve("credentials.json"), upstream.credentials());
    Path configuration =
        Files.writeString(
            folder.resolve("config.yml"), configuration(target.port(), upstream.configuration()));
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(command(program, openFiles, configuration))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    ServerProcess server = new ServerProcess(process, target, log);
    server.awaitStart();
    return server;
  }

  private static List<String> command(List<String> program, int openFiles, Path configuration) {
    String limit = openFiles == 0 ? "" : "ulimit -n " + openFiles + " && ";
    List<String> command = new ArrayList<>(List.of("sh", "-c", limit + "exec \"$0\" \"$@\""));
    command.addAll(program);
    command.addAll(List.of("server", configuration.toString()));
    return command;
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
    while (!isHealthy()) {
      if (!process.isAlive() || System.nanoTime() - begun > START.toNanos()) {
        close();
        throw new IllegalStateException("the gateway has not started; its log is " + log);
      }
      Thread.sleep(POLL);
    }
    startTime = Duration.ofNanos(System.nanoTime() - begun);
  }

  private boolean isHealthy() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), target.port())) {
      socket.getOutputStream().write(HEALTH_REQUEST);
      return Arrays.equals(socket.getInputStream().readNBytes(OK.length), OK);
    } catch (ConnectException _) {
      return false;
    }
  }

  /// Time from the start of the process to the first 200 of `/healthz`.
  public Duration startTime() {
    return startTime;
  }

  public ProcessFigures figures() {
    return new ProcessFigures(process.pid());
  }

  public Target target() {
    return target;
  }

  public Path log() {
    return log;
  }

  /// The lines of the log so far that report a lack of memory.
  long outOfMemoryErrors() throws IOException {
    return Files.readString(log, StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> line.contains("OutOfMemoryError"))
        .count();
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
