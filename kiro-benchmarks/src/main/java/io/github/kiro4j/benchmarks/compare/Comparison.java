package io.github.kiro4j.benchmarks.compare;

import io.github.kiro4j.benchmarks.compare.StreamLoad.StreamPlan;
import io.github.kiro4j.benchmarks.compare.StreamLoad.StreamResult;
import io.github.kiro4j.benchmarks.load.Latencies;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Measures contenders side by side: what one does, the next does right afterwards, in rounds.
final class Comparison {

  private static final Demand SMALL = Demand.atOnce(5, 200);
  private static final int COLD_REQUESTS = 20;
  private static final int ROUND = 250;

  /// Requests after which this program itself is warm.
  private static final int OWN_WARM_UP = 2_000;

  private final List<Contender> contenders = new ArrayList<>();
  private final Sizes sizes;
  private final ResultTable table;

  private Comparison(List<Gateway> gateways, Sizes sizes) {
    this.sizes = sizes;
    this.table =
        new ResultTable(
            Stream.concat(Stream.of(Contender.DIRECT), gateways.stream().map(Gateway::name))
                .toList());
  }

  /// Measures the upstream and these gateways; those of this project are started and stopped.
  static ResultTable of(List<Gateway> gateways, FakeUpstream upstream, Sizes sizes)
      throws IOException, InterruptedException {
    Comparison comparison = new Comparison(gateways, sizes);
    try {
      comparison.open(gateways, upstream);
      comparison.measure();
      return comparison.table;
    } finally {
      comparison.contenders.forEach(Contender::close);
    }
  }

  private void open(List<Gateway> gateways, FakeUpstream upstream)
      throws IOException, InterruptedException {
    Contender direct = Contender.direct(upstream);
    contenders.add(direct);
    try (RequestSeries warmUp = new RequestSeries(direct, SMALL, 0)) {
      warmUp.send(OWN_WARM_UP);
    }
    for (Gateway gateway : gateways) {
      Contender contender = gateway.open(upstream);
      contenders.add(contender);
      if (contender.started() != null) {
        cold(contender, contender.started().startTime(), contender.cpu());
      }
    }
  }

  private void measure() throws IOException, InterruptedException {
    idle();
    keepAlive();
    large("100 KB", 100_000, sizes.large(), "≤ 1.2", "≤ 1.5");
    large("1 MB", 1_000_000, sizes.large() / 3, "≤ 8", "≤ 9");
    for (StreamPlan plan : sizes.paced()) {
      streams(plan);
    }
    burst();
  }

  /// Measures a gateway right after its start.
  ///
  /// @param startCpu CPU time until the first 200
  private void cold(Contender contender, Duration startTime, Duration startCpu) throws IOException {
    table.add("start to first 200, s", "≤ 1.2", contender.name(), seconds(startTime));
    table.add("start: CPU, s", "≤ 2.0", contender.name(), seconds(startCpu));
    RequestSeries series = new RequestSeries(contender, SMALL, 0);
    try (series) {
      series.send(COLD_REQUESTS);
    }
    record("right after start", series);
    Latencies times = series.firstEvents();
    table.add(
        COLD_REQUESTS + " requests right after start: first / p50 / CPU each, ms",
        "≤ 30 / ≤ 3 / ≤ 10",
        contender.name(),
        "%s / %s / %s"
            .formatted(
                ResultTable.number(series.firstMillis()),
                ResultTable.number(times.percentile(0.5)),
                ResultTable.number(series.cpuMillis())));
  }

  private void idle() throws IOException, InterruptedException {
    if (sizes.idle().isZero()) {
      return;
    }
    Map<String, Duration> before = new HashMap<>();
    for (Contender contender : contenders) {
      before.put(contender.name(), contender.cpu());
    }
    Thread.sleep(sizes.idle());
    for (Contender contender : contenders) {
      if (contender.process() != null) {
        Duration cpu = contender.cpu().minus(before.getOrDefault(contender.name(), Duration.ZERO));
        table.add(
            "idle: resident, MiB; CPU in %d s, ms".formatted(sizes.idle().toSeconds()),
            "≤ 110; ≤ 10",
            contender.name(),
            contender.residentMebibytes() + "; " + cpu.toMillis());
      }
    }
  }

  private void keepAlive() throws IOException {
    int sent = 0;
    for (int warmUp : sizes.warmUps()) {
      rounds(SMALL, 0, warmUp - sent).forEach((_, series) -> record("warm-up", series));
      Map<String, RequestSeries> measured = rounds(SMALL, 0, sizes.measured());
      sent = warmUp + sizes.measured();
      String after = ", after %,d requests".formatted(warmUp);
      boolean warm = warmUp > 10_000;
      report("keep-alive" + after, measured, warm ? "≤ 0.40 / ≤ 1.0" : "≤ 0.50 / ≤ 1.5");
      cpu("keep-alive" + after, measured, warm ? "≤ 0.6" : "≤ 0.7");
    }
  }

  private void large(String name, int characters, int count, String goal, String cpuGoal)
      throws IOException {
    // A sixth first, unmeasured.
    rounds(SMALL, characters, count / 6).forEach((_, series) -> record(name, series));
    Map<String, RequestSeries> measured = rounds(SMALL, characters, count);
    report(name + " request", measured, goal);
    cpu(name + " request", measured, cpuGoal);
  }

  /// Lets every contender have the same number of requests, in turn.
  private Map<String, RequestSeries> rounds(Demand demand, int characters, int count)
      throws IOException {
    Map<String, RequestSeries> all = new HashMap<>();
    for (Contender contender : contenders) {
      all.put(contender.name(), new RequestSeries(contender, demand, characters));
    }
    int round = Math.clamp(count / 4, 1, ROUND);
    for (int sent = 0; sent < count; sent += round) {
      for (Contender contender : contenders) {
        series(all, contender).send(Math.min(round, count - sent));
      }
    }
    all.values().forEach(RequestSeries::close);
    return all;
  }

  private static RequestSeries series(Map<String, RequestSeries> all, Contender contender) {
    RequestSeries series = all.get(contender.name());
    if (series == null) {
      throw new IllegalStateException(contender.name() + " was not measured");
    }
    return series;
  }

  private void report(String name, Map<String, RequestSeries> measured, String goal) {
    RequestSeries direct = series(measured, contenders.getFirst());
    double p50 = direct.firstEvents().percentile(0.5);
    double p99 = direct.firstEvents().percentile(0.99);
    for (Contender contender : contenders) {
      RequestSeries series = series(measured, contender);
      record(name, series);
      boolean isDirect = contender.name().equals(Contender.DIRECT);
      Latencies times = series.firstEvents();
      table.add(
          name + ": added time to first event, p50 / p99, ms (direct: its own)",
          goal,
          contender.name(),
          ResultTable.number(times.percentile(0.5) - (isDirect ? 0 : p50))
              + " / "
              + ResultTable.number(times.percentile(0.99) - (isDirect ? 0 : p99)));
    }
  }

  private void cpu(String name, Map<String, RequestSeries> measured, String goal) {
    for (Contender contender : contenders) {
      if (contender.process() != null) {
        String cpu = ResultTable.number(series(measured, contender).cpuMillis());
        table.add(name + ": CPU per request, ms", goal, contender.name(), cpu);
      }
    }
  }

  private void record(String name, RequestSeries series) {
    table.addLost(name, series.contender().name(), series.firstEvents().failures());
  }

  private void streams(StreamPlan plan) throws IOException {
    boolean fast = plan.demand().every().toMillis() < 1_000;
    String name =
        "%,d streams × %s/s".formatted(plan.streams(), 1_000 / plan.demand().every().toMillis());
    for (Contender contender : contenders) {
      Duration before = contender.cpu();
      StreamResult result = StreamLoad.run(contender.target(), plan);
      Duration cpu = contender.cpu().minus(before);
      table.addLost(name, contender.name(), result.lost());
      Latencies first = new Latencies(result.firstEvents(), 0);
      Latencies events = new Latencies(result.events(), 0);
      add(
          name + ": first event p50 / p99, ms",
          fast ? "≤ 1.0 / ≤ 20" : "",
          contender,
          ResultTable.number(first.percentile(0.5))
              + " / "
              + ResultTable.number(first.percentile(0.99)));
      add(
          name + ": event p50 / p99 / p99.9, ms",
          fast ? "≤ 0.2 / ≤ 4 / ≤ 12" : "p99 ≤ 4",
          contender,
          ResultTable.number(events.percentile(0.5))
              + " / "
              + ResultTable.number(events.percentile(0.99))
              + " / "
              + ResultTable.number(events.percentile(0.999)));
      if (contender.process() != null) {
        add(
            name + ": events per CPU second; CPU, s; resident, MiB",
            fast ? "≥ 20,000; ; ≤ 220" : "; ≤ 14; ≤ 400",
            contender,
            ResultTable.number(events.nanos().size() / seconds(cpu, 0.01))
                + "; "
                + seconds(cpu)
                + "; "
                + contender.residentMebibytes());
      }
    }
  }

  private void burst() throws IOException {
    for (int run = 1; run <= 2; run++) {
      String name =
          "burst of %d streams × %,d events, run %d"
              .formatted(sizes.burst().streams(), sizes.burst().demand().events(), run);
      for (Contender contender : contenders) {
        Duration before = contender.cpu();
        StreamResult result = StreamLoad.run(contender.target(), sizes.burst());
        Duration cpu = contender.cpu().minus(before);
        table.addLost(name, contender.name(), result.lost());
        int events = result.events().size();
        String perCpu =
            contender.process() == null
                ? ""
                : "; " + ResultTable.number(events / seconds(cpu, 0.01));
        add(
            name + ": events per second; per CPU second",
            "; ≥ 130,000",
            contender,
            ResultTable.number(events / result.seconds()) + perCpu);
      }
    }
  }

  private void add(String measure, String goal, Contender contender, String result) {
    table.add(measure, goal, contender.name(), result);
  }

  private static String seconds(Duration time) {
    return ResultTable.number(seconds(time, 0));
  }

  private static double seconds(Duration time, double least) {
    return Math.max(least, time.toMillis() / 1e3);
  }
}
