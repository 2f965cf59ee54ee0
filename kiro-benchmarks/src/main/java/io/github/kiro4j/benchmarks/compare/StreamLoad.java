package io.github.kiro4j.benchmarks.compare;

import io.github.kiro4j.benchmarks.load.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Many streams at the same time, each on a connection of its own, read by one thread.
final class StreamLoad {

  /// How long a stream may take longer than its pace.
  private static final Duration DELAY = Duration.ofSeconds(60);

  private final Target target;
  private final StreamPlan plan;
  private final ByteBuffer request;
  private final ByteBuffer received = ByteBuffer.allocateDirect(64 * 1024);
  private final List<Long> firstEvents = new ArrayList<>();
  private final List<Long> events = new ArrayList<>();
  private int running;
  private int complete;

  private StreamLoad(Target target, StreamPlan plan) {
    this.target = target;
    this.plan = plan;
    this.request = KeepAliveClient.request(target, plan.demand().body(0));
  }

  static StreamResult run(Target target, StreamPlan plan) throws IOException {
    return new StreamLoad(target, plan).run();
  }

  private StreamResult run() throws IOException {
    long begin = System.nanoTime();
    long end = begin + plan.duration().plus(DELAY).toNanos();
    int opened = 0;
    try (Selector selector = Selector.open()) {
      while ((opened < plan.streams() || running > 0) && System.nanoTime() < end) {
        while (opened < plan.streams() && begin + plan.opening(opened) <= System.nanoTime()) {
          open(selector);
          opened++;
        }
        selector.select(this::ready, opened < plan.streams() ? 1 : 100);
      }
      selector.keys().forEach(StreamLoad::close);
    }
    return new StreamResult(
        firstEvents, events, plan.streams() - complete, System.nanoTime() - begin);
  }

  private void open(Selector selector) throws IOException {
    long begin = System.nanoTime();
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.write(request.duplicate());
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, new Stream(begin));
    running++;
  }

  private void ready(SelectionKey key) {
    Stream stream = (Stream) key.attachment();
    try {
      int count = ((SocketChannel) key.channel()).read(received.clear());
      stream.received(received.flip());
      if (count < 0 || stream.scanner.ended()) {
        finish(key, stream);
      }
    } catch (IOException _) {
      finish(key, stream);
    }
  }

  private void finish(SelectionKey key, Stream stream) {
    close(key);
    running--;
    if (stream.scanner.complete()) {
      complete++;
    }
  }

  private static void close(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException e) {
      throw new UncheckedIOException("a connection cannot be closed", e);
    }
  }

  private final class Stream {

    private final long begin;
    private final ResponseScanner scanner = new ResponseScanner(events, plan.demand().events());

    Stream(long begin) {
      this.begin = begin;
    }

    void received(ByteBuffer bytes) {
      long now = System.nanoTime();
      boolean silent = scanner.events() == 0;
      scanner.scan(bytes, now);
      if (silent && scanner.events() > 0) {
        firstEvents.add(now - begin);
      }
    }
  }

  /// @param streams number of streams
  /// @param openTime time in which all streams are opened
  /// @param demand of each stream
  record StreamPlan(int streams, Duration openTime, Demand demand) {

    /// When a stream is opened, in ns after the start.
    long opening(int stream) {
      return openTime.toNanos() / streams * stream;
    }

    Duration duration() {
      return openTime.plus(demand.every().multipliedBy(demand.events()));
    }
  }

  /// @param firstEvents time from the opening of each stream to its first event, in ns
  /// @param events time from the upstream to the client of each event, in ns
  /// @param lost streams that have not come whole
  /// @param nanos duration of all
  record StreamResult(List<Long> firstEvents, List<Long> events, int lost, long nanos) {

    double seconds() {
      return (double) nanos / TimeUnit.SECONDS.toNanos(1);
    }
  }
}
