package io.github.kiro4j.server.activity;

import io.github.kiro4j.api.messages.Usage;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Sums up requests as they end. Adding never waits; a sum taken meanwhile may lack a part of the
/// requests that are being added.
final class Tally {

  private final LongAdder requests = new LongAdder();
  private final LongAdder successes = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder refusals = new LongAdder();
  private final LongAdder inputTokens = new LongAdder();
  private final LongAdder outputTokens = new LongAdder();
  private final LongAdder cacheReadTokens = new LongAdder();
  private final LongAdder cacheWriteTokens = new LongAdder();
  private final DoubleAdder credits = new DoubleAdder();
  private final LongAdder millis = new LongAdder();
  private final LongAdder begun = new LongAdder();
  private final LongAdder millisToBegin = new LongAdder();

  void add(FinishedRequest request) {
    requests.increment();
    switch (request.outcome()) {
      case FAILED -> failures.increment();
      case REFUSED -> refusals.increment();
      case COMPLETED -> successes.increment();
      case CANCELLED, CLIENT_LEFT -> {}
    }
    add(request.usage());
    credits.add(request.credits());
    millis.add(request.total().toMillis());
    if (request.untilFirstEvent() != null) {
      begun.increment();
      millisToBegin.add(request.untilFirstEvent().toMillis());
    }
  }

  private void add(Usage usage) {
    inputTokens.add(usage.inputTokens());
    outputTokens.add(usage.outputTokens());
    cacheReadTokens.add(orZero(usage.cacheReadInputTokens()));
    cacheWriteTokens.add(orZero(usage.cacheCreationInputTokens()));
  }

  private static int orZero(@Nullable Integer count) {
    return count == null ? 0 : count;
  }

  Figures sum() {
    return new Figures(
        requests.sum(),
        successes.sum(),
        failures.sum(),
        refusals.sum(),
        inputTokens.sum(),
        outputTokens.sum(),
        cacheReadTokens.sum(),
        cacheWriteTokens.sum(),
        credits.sum(),
        millis.sum(),
        begun.sum(),
        millisToBegin.sum());
  }
}
