package io.github.kiro4j.server.activity;

import io.github.kiro4j.api.messages.Usage;
import java.util.Objects;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Adds up finished requests. Adding never blocks; a concurrent [#sum] may include a request
/// partly.
final class RequestTotalsAdder {

  private final LongAdder requests = new LongAdder();
  private final LongAdder successes = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder refusals = new LongAdder();
  private final LongAdder inputTokens = new LongAdder();
  private final LongAdder outputTokens = new LongAdder();
  private final LongAdder cacheReadTokens = new LongAdder();
  private final LongAdder cacheWriteTokens = new LongAdder();
  private final DoubleAdder credits = new DoubleAdder();
  private final LongAdder durationMillis = new LongAdder();
  private final LongAdder answersStarted = new LongAdder();
  private final LongAdder timeToFirstEventMillis = new LongAdder();

  void add(FinishedRequest request) {
    requests.increment();
    switch (request.outcome()) {
      case FAILED -> failures.increment();
      case REFUSED -> refusals.increment();
      case SUCCEEDED -> successes.increment();
      case CANCELLED, ABANDONED -> {}
    }
    add(request.usage());
    credits.add(request.credits());
    durationMillis.add(request.duration().toMillis());
    if (request.timeToFirstEvent() != null) {
      answersStarted.increment();
      timeToFirstEventMillis.add(request.timeToFirstEvent().toMillis());
    }
  }

  private void add(Usage usage) {
    inputTokens.add(usage.inputTokens());
    outputTokens.add(usage.outputTokens());
    cacheReadTokens.add(orZero(usage.cacheReadInputTokens()));
    cacheWriteTokens.add(orZero(usage.cacheCreationInputTokens()));
  }

  private static int orZero(@Nullable Integer count) {
    return Objects.requireNonNullElse(count, 0);
  }

  RequestTotals sum() {
    return new RequestTotals(
        requests.sum(),
        successes.sum(),
        failures.sum(),
        refusals.sum(),
        inputTokens.sum(),
        outputTokens.sum(),
        cacheReadTokens.sum(),
        cacheWriteTokens.sum(),
        credits.sum(),
        durationMillis.sum(),
        answersStarted.sum(),
        timeToFirstEventMillis.sum());
  }
}
