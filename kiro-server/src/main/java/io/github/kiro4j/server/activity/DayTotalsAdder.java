package io.github.kiro4j.server.activity;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Sums up one day as it goes on. Its size is bounded: beyond that, models and credentials are
/// summed up as [#OTHERS]. Safe for use by many threads.
final class DayTally {

  static final String OTHERS = "others";

  private static final int MOST_MODELS = 50;
  private static final int MOST_CREDENTIALS = 500;

  private final LocalDate date;
  private final Tally total = new Tally();
  private final Map<String, Tally> byModel = new ConcurrentHashMap<>();
  private final Map<String, Tally> byCredential = new ConcurrentHashMap<>();

  DayTally(LocalDate date) {
    this.date = date;
  }

  LocalDate date() {
    return date;
  }

  void add(FinishedRequest request) {
    total.add(request);
    if (request.subject() != null) {
      tally(byModel, request.subject().modelUsed(), MOST_MODELS).add(request);
    }
    request
        .credential()
        .ifPresent(id -> tally(byCredential, Long.toString(id), MOST_CREDENTIALS).add(request));
  }

  /// Threads that add new keys at the same moment may exceed the bound by their number.
  private static Tally tally(Map<String, Tally> tallies, String key, int most) {
    Tally known = tallies.get(key);
    if (known != null) {
      return known;
    }
    return tallies.computeIfAbsent(tallies.size() < most ? key : OTHERS, _ -> new Tally());
  }

  DayFigures sum() {
    return new DayFigures(total.sum(), sums(byModel), sums(byCredential));
  }

  private static Map<String, Figures> sums(Map<String, Tally> tallies) {
    return tallies.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
  }
}
