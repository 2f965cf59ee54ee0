package io.github.kiro4j.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.simulator.HostClient;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.SeenFrame;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.service.Host;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Ends of answers as the live service has them: kiro2claude and a Go gateway, autumn 2026.
class EndingsTest {

  @Test
  void usualEndIsStopReasonUsageAndCredits() throws Exception {
    List<SeenFrame> frames = play(Host.Q, Script.answer().text("Hi").ending("END_TURN", 1.5, 0.02));

    assertThat(frames)
        .extracting(SeenFrame::type)
        .containsExactly(
            "assistantResponseEvent", "metadataEvent", "contextUsageEvent", "meteringEvent");
    assertThat(frames.get(1).payload()).isEqualTo(Samples.parse("{\"stopReason\":\"END_TURN\"}"));
    assertThat(frames.get(2).payload().path("contextUsagePercentage").asDouble()).isEqualTo(1.5);
    assertThat(frames.get(3).payload().path("usage").asDouble()).isEqualTo(0.02);
  }

  @Test
  void refusalTellsCategoryAndExplanation() throws Exception {
    List<SeenFrame> frames =
        play(Host.Q, Script.answer().refusal("reasoning_extraction", "It asks for reasoning."));

    assertThat(frames)
        .singleElement()
        .extracting(SeenFrame::payload)
        .isEqualTo(
            Samples.parse(
                """
                {"stopReason": "CONTENT_FILTERED", "stopDetails": {"refusal":
                 {"category": "reasoning_extraction", "explanation": "It asks for reasoning."}}}
                """));
  }

  @ParameterizedTest
  @EnumSource(names = {"RUNTIME", "Q"})
  void capacityMayEndInMidStreamByEventOrException(Host host) throws Exception {
    SeenFrame event = play(host, Script.answer().text("Hi").capacityEvent()).getLast();
    SeenFrame exception = play(host, Script.answer().text("Hi").capacityException()).getLast();

    assertThat(event.kind()).isEqualTo("event");
    assertThat(exception.kind()).isEqualTo("exception");
    assertThat(List.of(event, exception))
        .allSatisfy(frame -> {
          assertThat(frame.type()).isEqualTo("error");
          assertThat(frame.payload().path("reason").asText())
              .isEqualTo("MODEL_TEMPORARILY_UNAVAILABLE");
        });
  }

  private static List<SeenFrame> play(Host host, ScriptedAnswer answer) throws Exception {
    try (KiroSimulator simulator = KiroSimulator.start()) {
      Account account = simulator.accounts().addSocial(simulator.accounts().newRefreshToken());
      simulator.scripts().next(answer);
      try (HostClient client = HostClient.of(simulator, account)) {
        return SeenFrame.decode(client.generate(host, account.profileArn().orElseThrow()).body());
      }
    }
  }
}
