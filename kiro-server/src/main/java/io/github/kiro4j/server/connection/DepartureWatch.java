package io.github.kiro4j.server.connection;

import io.dropwizard.lifecycle.Managed;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices, for all requests, which clients close their connection before they have an answer.
///
/// While Jetty works on a request of HTTP/1.1, it does not read from the connection, and does not
/// see its end. The watch looks at all connections together, five times a second while there are
/// any, and asks the operating system by a selector of its own, which reads nothing. A client that
/// closes only its sending half counts as gone: over TCP the two cannot be told apart, and nginx
/// and Envoy decide the same.
///
/// Safe for use by many threads.
public final class DepartureWatch implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(DepartureWatch.class);

  /// A client that leaves is noticed by the third look at the latest.
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final ScheduledExecutorService timer;
  private final Selector selector;
  private final Set<Departure> watched = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile @Nullable Future<?> nextLook;

  /// @throws IOException if the operating system has no file descriptor left
  public DepartureWatch(ScheduledExecutorService timer) throws IOException {
    this.timer = timer;
    this.selector = Selector.open();
  }

  void add(Departure departure, ClientSocket socket) {
    departure.watch(socket, () -> watched.remove(departure));
    watched.add(departure);
    keepLooking();
  }

  private void keepLooking() {
    if (selector.isOpen() && looking.compareAndSet(false, true)) {
      Runnable next = this::look;
      nextLook = timer.schedule(next, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    try {
      examine();
    } catch (ClosedSelectorException _) {
      return;
    } catch (IOException e) {
      LOG.warn("clients that leave are not noticed: {}", e.getMessage());
    } finally {
      looking.set(false);
    }
    if (!watched.isEmpty() || !selector.keys().isEmpty()) {
      keepLooking();
    }
  }

  /// The first selection forgets the channels of requests that have ended; a closed channel keeps
  /// its file descriptor until then.
  private void examine() throws IOException {
    selector.selectNow(_ -> {});
    for (Departure departure : watched) {
      look(departure);
    }
    selector.selectNow(key -> ((Departure) key.attachment()).readable());
  }

  private void look(Departure departure) throws IOException {
    try {
      departure.look(selector);
    } catch (ClosedChannelException _) {
      // The next look finds the channel closed.
    }
  }

  @Override
  public void stop() throws IOException {
    Future<?> next = nextLook;
    if (next != null) {
      next.cancel(false);
    }
    selector.close();
  }
}
