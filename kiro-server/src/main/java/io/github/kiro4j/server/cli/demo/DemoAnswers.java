package io.github.kiro4j.server.cli.demo;

import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.Delivery;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/// How the simulated service of the demo answers: slowly enough for somebody to see requests run.
record DemoAnswers(KiroSimulator simulator) {

  /// The question that gets a long answer.
  static final String LONG = "Review this change.";

  /// The request for an answer that breaks off.
  static final String BROKEN = "Break off in the middle.";

  private static final Delivery LEISURELY =
      Delivery.PROMPT.withHeaderDelay(Duration.ofMillis(700)).withPace(Duration.ofMillis(60));

  private static final int PIECES = 300;

  /// Of one piece.
  private static final int CHARACTERS = 24;

  /// Starts the service.
  static DemoAnswers start() {
    KiroSimulator simulator = KiroSimulator.builder().delivery(LEISURELY).start();
    simulator.scripts().when(contains(LONG), longAnswer()).when(contains(BROKEN), brokenAnswer());
    return new DemoAnswers(simulator);
  }

  private static Predicate<RecordedRequest> contains(String question) {
    return request -> new String(request.body(), StandardCharsets.UTF_8).contains(question);
  }

  private static Script longAnswer() {
    return Script.answer()
        .textInPieces("The change looks right. ".repeat(PIECES), CHARACTERS)
        .tokenUsage(48_212, 0, 0, 1_204)
        .metering(0.61)
        .deliveredBy(LEISURELY);
  }

  private static Script brokenAnswer() {
    return Script.answer()
        .textInPieces("The connection is lost after this sentence. ", CHARACTERS)
        .cutInsideFrame()
        .deliveredBy(LEISURELY);
  }

  /// Makes one of the next attempts fail.
  void failOnce() {
    simulator.scripts().next(Script.refuse(KnownErrors.unavailable()));
  }
}
