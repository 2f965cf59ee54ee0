package io.github.kiro4j.benchmarks.compare;

import io.github.kiro4j.benchmarks.compare.StreamLoad.StreamPlan;
import java.time.Duration;
import java.util.List;

/// How much is measured.
///
/// @param warmUps numbers of requests after which keep-alive requests are measured
/// @param measured number of requests that are measured then
/// @param large number of requests of 100 KB; a third of that of 1 MB
/// @param paced plans of streams with a pace
/// @param burst streams without a pace
/// @param idle how long the gateways are left idle; zero to leave that out
record Sizes(
    List<Integer> warmUps,
    int measured,
    int large,
    List<StreamPlan> paced,
    StreamPlan burst,
    Duration idle) {

  private static final int EVENT_CHARACTERS = 60;

  /// So that a long answer stays within the output limit of the model.
  private static final int SHORT_EVENT_CHARACTERS = 30;

  /// What the goals are stated for.
  ///
  /// @param streams number of streams with one event a second
  static Sizes full(int streams) {
    return new Sizes(
        List.of(9_000, 35_000),
        2_000,
        240,
        List.of(paced(1_000, 2, 100, 100), paced(streams, 10, 20, 1_000)),
        new StreamPlan(50, Duration.ZERO, Demand.atOnce(4_000, SHORT_EVENT_CHARACTERS)),
        Duration.ofSeconds(30));
  }

  /// A little of everything but idleness, which takes about this time for each gateway.
  static Sizes brief(int seconds) {
    return new Sizes(
        List.of(20 * seconds),
        20 * seconds,
        3 * seconds,
        List.of(paced(20 * seconds, 1, 2 * seconds, 100)),
        new StreamPlan(seconds, Duration.ZERO, Demand.atOnce(1_000, EVENT_CHARACTERS)),
        Duration.ZERO);
  }

  private static StreamPlan paced(int streams, int openSeconds, int events, int everyMillis) {
    return new StreamPlan(
        streams,
        Duration.ofSeconds(openSeconds),
        new Demand(events, EVENT_CHARACTERS, Duration.ofMillis(everyMillis)));
  }
}
