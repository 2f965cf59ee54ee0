package io.github.kiro4j.benchmarks.load;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;

/// The attackers, in a process of their own with the lowest priority. Real attackers have machines
/// of their own; here they take the CPU time that nobody else wants.
final class AttackerProcess implements AutoCloseable {

  private final Process process;

  private AttackerProcess(Process process) {
    this.process = process;
  }

  /// Starts an attack, which goes on until the process is closed.
  static AttackerProcess start(Attack attack, Target target) throws IOException {
    List<String> command =
        List.of(
            "nice",
            "-n",
            "19",
            ServerProcess.java(),
            "-cp",
            System.getProperty("java.class.path"),
            AttackerProcess.class.getName(),
            attack.name(),
            Integer.toString(target.port()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    // The first line says that the attack has begun.
    process.inputReader().readLine();
    return new AttackerProcess(process);
  }

  /// Attacks until standard input ends, which is also when the parent process has died.
  ///
  /// @param arguments name of the attack, port of the gateway
  public static void main(String[] arguments) throws IOException {
    Attack attack =
        Attacks.all().stream()
            .filter(known -> known.name().equals(arguments[0]))
            .findFirst()
            .orElseThrow();
    ExecutorService attackers = attack.start(Target.of(Integer.parseInt(arguments[1])));
    System.out.println("begun");
    System.in.readAllBytes();
    attackers.shutdownNow();
    System.exit(0);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
