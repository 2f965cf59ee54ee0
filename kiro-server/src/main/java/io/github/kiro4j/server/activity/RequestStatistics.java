package io.github.kiro4j.server.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Statistics of requests by day (UTC), model and credential. Adding never blocks, except for the
/// first request of a day. Safe for use by many threads.
public final class RequestStatistics {

  private final int days;
  private final InstantSource clock;

  /// The totals of older days, and the totals of today and yesterday from before the gateway's
  /// start. Guarded by the monitor.
  private final NavigableMap<LocalDate, DayTotals> past = new TreeMap<>();

  /// A thread may still add to the day that has just ended.
  private volatile DayTotalsAdder yesterday;

  private volatile DayTotalsAdder today;

  /// @param days number of days to keep
  public RequestStatistics(int days, InstantSource clock) {
    this.days = days;
    this.clock = clock;
    this.today = new DayTotalsAdder(date());
    this.yesterday = new DayTotalsAdder(today.date().minusDays(1));
  }

  private LocalDate date() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  void add(FinishedRequest request) {
    LocalDate now = date();
    DayTotalsAdder day = today;
    (now.isAfter(day.date()) ? dayOf(now) : day).add(request);
  }

  private synchronized DayTotalsAdder dayOf(LocalDate now) {
    if (now.isAfter(today.date())) {
      past.merge(yesterday.date(), yesterday.sum(), DayTotals::plus);
      yesterday = today;
      today = new DayTotalsAdder(now);
      past.headMap(oldest(), false).clear();
    }
    return today;
  }

  private LocalDate oldest() {
    return today.date().minusDays(days - 1L);
  }

  /// The totals of each day that had requests, the first day first.
  ///
  /// @param from the first day, included
  /// @param to the last day, included
  public synchronized NavigableMap<LocalDate, DayTotals> between(LocalDate from, LocalDate to) {
    NavigableMap<LocalDate, DayTotals> all = new TreeMap<>(past);
    all.merge(yesterday.date(), yesterday.sum(), DayTotals::plus);
    all.merge(today.date(), today.sum(), DayTotals::plus);
    all.values().removeIf(day -> day.total().requests() == 0);
    all.headMap(oldest(), false).clear();
    all.headMap(from, false).clear();
    all.tailMap(to, false).clear();
    return all;
  }

  /// Today's date in UTC.
  public LocalDate currentDay() {
    return date();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    between(LocalDate.MIN, LocalDate.MAX)
        .forEach((day, totals) -> json.set(day.toString(), totals.toJson()));
    return json;
  }

  /// Adds the totals that [#toJson] wrote.
  ///
  /// @throws java.time.DateTimeException if a member's name is not a date
  synchronized void restore(JsonNode json) {
    json.forEachEntry(
        (day, totals) -> past.merge(LocalDate.parse(day), DayTotals.of(totals), DayTotals::plus));
  }
}
