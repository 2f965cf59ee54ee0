package io.github.kiro4j.benchmarks.compare;

import io.github.kiro4j.benchmarks.load.ProcessFigures;
import io.github.kiro4j.benchmarks.load.ServerProcess;
import io.github.kiro4j.benchmarks.load.Target;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is measured: the upstream itself, a gateway that this program has started, or another one
/// that runs already.
///
/// @param process null where CPU and memory say nothing
/// @param started null unless this program has started the gateway
record Contender(
    String name, Target target, @Nullable ProcessFigures process, @Nullable ServerProcess started)
    implements AutoCloseable {

  /// The name of the upstream without a gateway.
  static final String DIRECT = "direct";

  static Contender direct(FakeUpstream upstream) {
    return new Contender(DIRECT, new Target(upstream.port(), "/v1/messages", "none"), null, null);
  }

  static Contender started(String name, ServerProcess server) {
    return new Contender(name, server.target(), server.figures(), server);
  }

  static Contender running(String name, Target target) throws IOException {
    return new Contender(
        name, target, ProcessFigures.listeningOn(target.port()).orElse(null), null);
  }

  /// CPU time of the process so far.
  Duration cpu() throws IOException {
    return process == null ? Duration.ZERO : process.cpu();
  }

  long residentMebibytes() throws IOException {
    return process == null ? 0 : process.residentMebibytes();
  }

  @Override
  public void close() {
    if (started != null) {
      started.close();
    }
  }
}
