package io.github.kiro4j.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.benchmarks.load.ServerProcess;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs the comparison briefly. Nothing is asserted about times: machines differ.
class ComparisonTest {

  private static final int SECONDS = 10;

  @Test
  void noAnswerIsLostUnderLoad() throws Exception {
    List<String> program =
        List.of(
            ServerProcess.java(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            "io.github.kiro4j.server.KiroApplication");
    try (FakeUpstream upstream = new FakeUpstream(0, 3)) {
      ResultTable table =
          Comparison.of(
              List.of(new Gateway.Own("kiro4j", program)), upstream, Sizes.brief(SECONDS));
      System.out.println(table.markdown());
      assertThat(table.lost()).isZero();
      assertThat(table.markdown()).contains("keep-alive", "1 MB", "streams", "burst");
    }
  }
}
