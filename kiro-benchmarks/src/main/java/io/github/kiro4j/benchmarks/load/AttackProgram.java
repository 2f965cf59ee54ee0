package io.github.kiro4j.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;

/// Attacks a gateway while a good client measures, and prints a table. Each attack has a gateway of
/// its own: the good client measures it in quiet first, then under the attack.
///
/// Arguments: the jar of the server, then names of attacks; without names all attacks run. System
/// properties: `load.seconds` (length of an attack, 10), `load.heap` (heap of the gateway, `256m`).
public final class AttackProgram {

  private static final Duration ATTACK = Duration.ofSeconds(Integer.getInteger("load.seconds", 10));
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final String HEAP = System.getProperty("load.heap", "256m");

  private static final String FORMAT = "%-26s %8s %8s %8s %7s %10s %10s %7s %5s %6s%n";

  private AttackProgram() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 0) {
      System.err.println(
          "usage: java -cp kiro-benchmarks.jar %s kiro-server.jar [ATTACK]..."
              .formatted(AttackProgram.class.getName()));
      System.exit(2);
    }
    List<String> chosen = Arrays.asList(arguments).subList(1, arguments.length);
    List<Attack> attacks = chosen(chosen);
    System.out.printf("heap %s, %d s per attack, times in ms%n", HEAP, ATTACK.toSeconds());
    System.out.printf(
        FORMAT,
        "attack",
        "q.p50",
        "q.p99",
        "p99",
        "ratio",
        "q.health99",
        "health99",
        "errors",
        "OOM",
        "MiB");
    for (Attack attack : attacks) {
      run(Path.of(arguments[0]), attack);
    }
    System.exit(0);
  }

  private static List<Attack> chosen(List<String> names) throws IOException {
    List<Attack> all = new ArrayList<>(Attacks.all());
    List<String> known = all.stream().map(Attack::name).toList();
    if (!known.containsAll(names)) {
      System.err.println("attacks: " + String.join(", ", known));
      System.exit(2);
    }
    all.removeIf(attack -> !names.isEmpty() && !names.contains(attack.name()));
    return all;
  }

  private static void run(Path jar, Attack attack) throws IOException, InterruptedException {
    try (UpstreamProcess upstream = UpstreamProcess.start();
        ServerProcess server =
            ServerProcess.start(ServerProcess.ofJar(jar, HEAP), attack.openFiles(), upstream)) {
      Target target = server.target();
      Measurement.of(target, QUIET);
      Measurement quiet = Measurement.of(target, QUIET);
      Measurement attacked;
      try (AttackerProcess _ = AttackerProcess.start(attack, target)) {
        attacked = Measurement.of(target, ATTACK);
      }
      print(attack, quiet, attacked, server);
    }
  }

  private static void print(
      Attack attack, Measurement quiet, Measurement attacked, ServerProcess server)
      throws IOException {
    double quietP99 = quiet.messages().percentile(0.99);
    double p99 = attacked.messages().percentile(0.99);
    System.out.printf(
        FORMAT,
        attack.name(),
        millis(quiet.messages().percentile(0.5)),
        millis(quietP99),
        millis(p99),
        millis(p99 / quietP99),
        millis(quiet.health().percentile(0.99)),
        millis(attacked.health().percentile(0.99)),
        attacked.messages().failures() + "+" + attacked.health().failures(),
        server.outOfMemoryErrors(),
        server.figures().peakMebibytes());
    if (server.outOfMemoryErrors() > 0 || attacked.messages().failures() > 0) {
      System.out.println("  log: " + server.log());
    }
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /// What the good client has measured.
  ///
  /// @param messages of small messages
  /// @param health of `/healthz`
  private record Measurement(Latencies messages, Latencies health) {

    static Measurement of(Target target, Duration time) throws InterruptedException {
      FutureTask<Latencies> messages = GoodClient.ofMessages(target).start(time);
      FutureTask<Latencies> health = GoodClient.ofHealth(target).start(time);
      return new Measurement(GoodClient.await(messages), GoodClient.await(health));
    }
  }
}
