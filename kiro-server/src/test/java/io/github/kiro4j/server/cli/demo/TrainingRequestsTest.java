package io.github.kiro4j.server.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Operation;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainingRequestsTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void everyRequestReachesTheUpstreamAndSucceeds() throws Exception {
    new TrainingRequests(gateway.uri().getPort(), TestGateway.KEY, 2).send();

    assertThat(gateway.upstream().requests(Operation.GENERATE)).hasSizeGreaterThanOrEqualTo(16);
  }

  @Test
  void aRefusedRequestFailsTheTraining() {
    assertThatThrownBy(() -> new TrainingRequests(gateway.uri().getPort(), "sk-wrong", 1).send())
        .isInstanceOf(IOException.class);
  }
}
