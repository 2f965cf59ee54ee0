package io.github.kiro4j.server.activity;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Adds up the requests of one day. The number of models and credentials is bounded; requests of
/// further ones count as [#OTHERS]. Safe for use by many threads.
final class DayTotalsAdder {

  static final String OTHERS = "others";

  private static final int MAX_MODELS = 50;
  private static final int MAX_CREDENTIALS = 500;

  private final LocalDate date;
  private final RequestTotalsAdder total = new RequestTotalsAdder();
  private final Map<String, RequestTotalsAdder> byModel = new ConcurrentHashMap<>();
  private final Map<String, RequestTotalsAdder> byCredential = new ConcurrentHashMap<>();

  DayTotalsAdder(LocalDate date) {
    this.date = date;
  }

  LocalDate date() {
    return date;
  }

  void add(FinishedRequest request) {
    total.add(request);
    if (request.summary() != null) {
      adder(byModel, request.summary().upstreamModel(), MAX_MODELS).add(request);
    }
    request
        .credential()
        .ifPresent(id -> adder(byCredential, Long.toString(id), MAX_CREDENTIALS).add(request));
  }

  /// Threads that add new keys at the same time may exceed the bound, by at most their number.
  private static RequestTotalsAdder adder(
      Map<String, RequestTotalsAdder> adders, String key, int max) {
    RequestTotalsAdder known = adders.get(key);
    if (known != null) {
      return known;
    }
    return adders.computeIfAbsent(
        adders.size() < max ? key : OTHERS, _ -> new RequestTotalsAdder());
  }

  DayTotals sum() {
    return new DayTotals(total.sum(), sums(byModel), sums(byCredential));
  }

  private static Map<String, RequestTotals> sums(Map<String, RequestTotalsAdder> adders) {
    return adders.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
  }
}
