package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AotTrainingTest {

  @Test
  void everyTrainingCommandRunsAgainstTheLocalServer() throws Exception {
    assertThat(AotTraining.run()).isEqualTo(List.of(0, 0, 0, 0, 0, 0, 1));
  }
}
