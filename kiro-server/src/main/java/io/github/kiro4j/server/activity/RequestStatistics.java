package io.github.kiro4j.server.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Figures by day (UTC), model and credential, over so many days. Adding never waits, but for the
/// first request of a day. Safe for use by many threads.
public final class RequestStatistics {

  private final int days;
  private final InstantSource clock;

  /// What was summed up before: other days, and those parts of today and yesterday that are from
  /// before the start. Guarded by the monitor.
  private final NavigableMap<LocalDate, DayFigures> past = new TreeMap<>();

  /// A thread may still be adding to the day that has just ended.
  private volatile DayTally yesterday;

  private volatile DayTally today;

  /// @param days how many are kept
  public RequestStatistics(int days, InstantSource clock) {
    this.days = days;
    this.clock = clock;
    this.today = new DayTally(date());
    this.yesterday = new DayTally(today.date().minusDays(1));
  }

  private LocalDate date() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  void add(FinishedRequest request) {
    LocalDate now = date();
    DayTally day = today;
    (now.isAfter(day.date()) ? dayOf(now) : day).add(request);
  }

  private synchronized DayTally dayOf(LocalDate now) {
    if (now.isAfter(today.date())) {
      past.merge(yesterday.date(), yesterday.sum(), DayFigures::plus);
      yesterday = today;
      today = new DayTally(now);
      past.headMap(oldest(), false).clear();
    }
    return today;
  }

  private LocalDate oldest() {
    return today.date().minusDays(days - 1L);
  }

  /// The figures of those days that had requests, the first day first.
  ///
  /// @param from the first day
  /// @param to the last day
  public synchronized NavigableMap<LocalDate, DayFigures> between(LocalDate from, LocalDate to) {
    NavigableMap<LocalDate, DayFigures> all = new TreeMap<>(past);
    all.merge(yesterday.date(), yesterday.sum(), DayFigures::plus);
    all.merge(today.date(), today.sum(), DayFigures::plus);
    all.values().removeIf(day -> day.total().requests() == 0);
    all.headMap(oldest(), false).clear();
    all.headMap(from, false).clear();
    all.tailMap(to, false).clear();
    return all;
  }

  /// Today's date, by which days are counted here.
  public LocalDate currentDay() {
    return date();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    between(LocalDate.MIN, LocalDate.MAX)
        .forEach((day, figures) -> json.set(day.toString(), figures.toJson()));
    return json;
  }

  /// Adds what [#toJson] wrote.
  ///
  /// @throws java.time.DateTimeException if it did not
  synchronized void restore(JsonNode json) {
    json.forEachEntry((day, figures) ->
        past.merge(LocalDate.parse(day), DayFigures.of(figures), DayFigures::plus));
  }
}
