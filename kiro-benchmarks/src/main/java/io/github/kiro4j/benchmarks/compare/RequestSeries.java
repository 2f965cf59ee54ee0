package io.github.kiro4j.benchmarks.compare;

import io.github.kiro4j.benchmarks.load.Latencies;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Requests to one contender over one connection, one after the other, with pauses at will.
final class RequestSeries implements AutoCloseable {

  private final Contender contender;
  private final Demand demand;
  private final ByteBuffer request;
  private final KeepAliveClient client;
  private final List<Long> firstEvents = new ArrayList<>();
  private Duration cpu = Duration.ZERO;
  private int sent;

  /// @param characters of text in each request
  RequestSeries(Contender contender, Demand demand, int characters) {
    this.contender = contender;
    this.demand = demand;
    this.request = KeepAliveClient.request(contender.target(), demand.body(characters));
    this.client = new KeepAliveClient(contender.target());
  }

  Contender contender() {
    return contender;
  }

  /// Sends requests; their times add to those of earlier calls.
  void send(int count) throws IOException {
    Duration before = contender.cpu();
    for (int i = 0; i < count; i++) {
      client.send(demand, request, firstEvents);
    }
    cpu = cpu.plus(contender.cpu()).minus(before);
    sent += count;
  }

  /// Times to the first event.
  Latencies firstEvents() {
    return new Latencies(firstEvents, sent - firstEvents.size());
  }

  /// The time of the first request; NaN if there was none.
  double firstMillis() {
    return firstEvents.isEmpty() ? Double.NaN : firstEvents.getFirst() / 1e6;
  }

  /// CPU time per request.
  double cpuMillis() {
    return cpu.toNanos() / 1e6 / Math.max(1, sent);
  }

  @Override
  public void close() {
    client.close();
  }
}
