package io.github.kiro4j.benchmarks.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.Delivery;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.script.ScriptedAnswer;
import io.github.kiro4j.simulator.script.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;

/// The simulated upstream of the gateway, with one account.
final class Upstream implements GatewayUpstream, AutoCloseable {

  private static final int EMPTY_EVENTS = 400_000;

  /// After each 1,000 empty events: half a million events a second on four streams. Without a pace
  /// the figures would be those of the simulator, which has to answer the good client too.
  private static final Duration PACE = Duration.ofMillis(8);

  /// Larger bodies are not searched for a text.
  private static final int SMALL = 10_000;

  private final KiroSimulator simulator;
  private final String refreshToken;

  Upstream() {
    simulator = KiroSimulator.builder().keptRequests(1).start();
    refreshToken = simulator.accounts().newRefreshToken();
    simulator.accounts().addSocial(refreshToken);
    simulator
        .scripts()
        .when(request -> asksFor(request, Bodies.EMPTY_EVENTS), emptyEvents())
        .when(request -> asksFor(request, Bodies.ENDLESS), Script.answer().text("Hello").silence())
        .otherwise(Script.answer().text("Hello").ending("END_TURN", 1, 0.01));
  }

  private static boolean asksFor(RecordedRequest request, String text) {
    byte[] body = request.body();
    return body.length < SMALL && new String(body, StandardCharsets.UTF_8).contains(text);
  }

  private static ScriptedAnswer emptyEvents() {
    Step empty =
        new Step.Event(
            "assistantResponseEvent", JsonNodeFactory.instance.objectNode().put("content", ""));
    return new ScriptedAnswer(
        Collections.nCopies(EMPTY_EVENTS, empty),
        Delivery.PROMPT.withFramesPerWrite(1_000).withPace(PACE));
  }

  @Override
  public String credentials() {
    return "[{\"id\": 1, \"authMethod\": \"social\", \"refreshToken\": \"" + refreshToken + "\"}]";
  }

  /// The refresh token of the account.
  String refreshToken() {
    return refreshToken;
  }

  @Override
  public String configuration() {
    return simulator.upstreamYaml();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
