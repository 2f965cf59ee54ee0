package io.github.kiro4j.simulator.script;

import io.github.kiro4j.simulator.recording.RecordedRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Assigns scripts to requests: first the queued scripts, one request each; then the first rule
/// that matches; then the default. Thread-safe.
public final class ScriptBook<S> {

  private record Rule<S>(Predicate<RecordedRequest> matches, S script) {}

  private final Deque<S> queue = new ArrayDeque<>();
  private final List<Rule<S>> rules = new ArrayList<>();
  private @Nullable S defaultScript;

  /// Queues a script for one of the next requests.
  public synchronized ScriptBook<S> next(S script) {
    queue.addLast(script);
    return this;
  }

  /// Answers every matching request with a script.
  public synchronized ScriptBook<S> when(Predicate<RecordedRequest> matches, S script) {
    rules.add(new Rule<>(matches, script));
    return this;
  }

  /// Answers all other requests with a script.
  public synchronized ScriptBook<S> otherwise(S script) {
    defaultScript = script;
    return this;
  }

  /// Removes all scripts.
  public synchronized void clear() {
    queue.clear();
    rules.clear();
    defaultScript = null;
  }

  /// The script for a request, removed from the queue if it was queued; empty if there is none.
  public synchronized Optional<S> take(RecordedRequest request) {
    S queued = queue.pollFirst();
    if (queued != null) {
      return Optional.of(queued);
    }
    return rules.stream()
        .filter(rule -> rule.matches().test(request))
        .map(Rule::script)
        .findFirst()
        .or(() -> Optional.ofNullable(defaultScript));
  }
}
