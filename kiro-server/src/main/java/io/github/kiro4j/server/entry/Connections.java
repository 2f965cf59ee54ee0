package io.github.kiro4j.server.entry;

import io.github.kiro4j.server.http.keys.TrustedProxies;
import io.github.kiro4j.server.overload.FairBudget;
import io.github.kiro4j.server.overload.FileDescriptors;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// The connections of clients: how many there may be, and how long one may take to send the header
/// of a request. Safe for use by many threads.
///
/// Connections beyond the limit, in all or of one address, are surplus: their requests are answered
/// with 529; of these a few are open at a time, and further ones get a 529 without being read.
/// Behind a trusted proxy, connections count in all only. A connection that keeps still between two
/// requests is subject to the idle timeout alone.
final class Connections extends AbstractLifeCycle implements Connection.Listener {

  /// Surplus connections that are open at a time, just long enough to be answered.
  private static final int LOBBY = 64;

  private static final long SWEEP_MILLIS = 1_000;

  private static final byte[] SURPLUS =
      """
      HTTP/1.1 529 Overloaded
      Connection: close
      Retry-After: 5
      Content-Type: application/json
      Content-Length: 132

      {"type":"error","error":{"type":"overloaded_error","message":"The gateway is overloaded: it has no connections left. Retry later."}}
      """
          .strip()
          .replace("\n", "\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  private final FairBudget budget;
  private final FairBudget lobby = new FairBudget(LOBBY);
  private final FileDescriptors descriptors;
  private final TrustedProxies proxies;
  private final Scheduler scheduler;
  private final Duration headerTimeout;
  private final Map<Connection, Place> open = new ConcurrentHashMap<>();
  private Scheduler.@Nullable Task sweep;

  /// @param budget how many connections there may be
  /// @param descriptors counts what connections take
  /// @param headerTimeout longest time from the first byte of a request, or from the start of the
  ///   connection, to the end of the request's header
  Connections(
      FairBudget budget,
      FileDescriptors descriptors,
      TrustedProxies proxies,
      Scheduler scheduler,
      Duration headerTimeout) {
    this.budget = budget;
    this.descriptors = descriptors;
    this.proxies = proxies;
    this.scheduler = scheduler;
    this.headerTimeout = headerTimeout;
  }

  /// Where a connection counts.
  private static final class Place {

    private final FairBudget budget;
    private final String owner;

    /// When the request began whose header was late at the last sweep; 0 for none. Only the sweep
    /// uses it.
    private long late;

    /// @param owner address, or the connection itself behind a trusted proxy
    Place(FairBudget budget, String owner) {
      this.budget = budget;
      this.owner = owner;
    }
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    scheduleSweep();
  }

  @Override
  protected void doStop() throws Exception {
    Scheduler.Task task = sweep;
    if (task != null) {
      task.cancel();
    }
    super.doStop();
  }

  /// Whether the request came by a connection beyond the limit.
  boolean isSurplus(Request request) {
    Place place = open.get(request.getConnectionMetaData().getConnection());
    return place != null && place.budget == lobby;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof HttpConnection http) {
      if (descriptors.exhausted()) {
        turnAway(http.getEndPoint());
        return;
      }
      String owner = owner(http);
      FairBudget place = budget.tryTake(owner, 1) ? budget : lobby;
      if (place == lobby && !lobby.tryTake(owner, 1)) {
        turnAway(http.getEndPoint());
        return;
      }
      if (place == budget) {
        // Connections that are closed at once would exhaust the count, not the descriptors.
        descriptors.connected();
      }
      open.put(connection, new Place(place, owner));
    }
  }

  /// The few bytes fit into the socket's buffer.
  private static void turnAway(EndPoint client) {
    client.write(Callback.from(client::close), ByteBuffer.wrap(SURPLUS));
  }

  @Override
  public void onClosed(Connection connection) {
    Place place = open.remove(connection);
    if (place != null) {
      place.budget.giveBack(place.owner, 1);
    }
  }

  private String owner(HttpConnection connection) {
    SocketAddress peer = connection.getEndPoint().getRemoteSocketAddress();
    String address =
        peer instanceof InetSocketAddress inet ? inet.getAddress().getHostAddress() : "local";
    return proxies.trusts(address) ? connection.getId() : address;
  }

  private void scheduleSweep() {
    sweep = scheduler.schedule(this::sweep, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    open.forEach(this::closeIfSlow);
    if (isRunning()) {
      scheduleSweep();
    }
  }

  private void closeIfSlow(Connection connection, Place place) {
    if (connection instanceof HttpConnection http && isSlow(http, place)) {
      http.getEndPoint().close(new TimeoutException("the header of a request did not end in time"));
    }
  }

  /// The parser's own thread may be writing what is read here. So a header has to be late at two
  /// sweeps.
  private boolean isSlow(HttpConnection connection, Place place) {
    if (connection.getMessagesIn() == 0) {
      return System.currentTimeMillis() - connection.getCreatedTimeStamp()
          > headerTimeout.toMillis();
    }
    HttpParser parser = connection.getParser();
    long begin = parser.getBeginNanoTime();
    boolean late =
        parser.inHeaderState()
            && !parser.isStart()
            && NanoTime.millisSince(begin) > headerTimeout.toMillis();
    boolean again = late && place.late == begin;
    place.late = late ? begin : 0;
    return again;
  }
}
