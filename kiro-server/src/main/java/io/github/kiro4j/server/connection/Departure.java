package io.github.kiro4j.server.connection;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/// Notices that the client of one request closes its connection, until it is closed itself. The
/// methods of the watch are called by one thread; any thread may close.
public final class Departure implements AutoCloseable {

  /// The look at which the operating system is asked for the first time. Most requests have ended
  /// by then, and cost nothing but an entry.
  private static final int FIRST_LOOK = 2;

  private final Runnable left;
  private @Nullable ClientSocket socket;
  private @Nullable Runnable forget;
  private @Nullable SelectionKey key;
  private int looks;
  private boolean suspected;
  private boolean closed;

  Departure(Runnable left) {
    this.left = left;
  }

  /// @param onClose removes the departure from the watch
  synchronized void watch(ClientSocket watched, Runnable onClose) {
    socket = watched;
    forget = onClose;
  }

  /// Another look begins.
  synchronized void look(Selector selector) throws IOException {
    if (closed || socket == null) {
      return;
    }
    looks++;
    if (!socket.channel().isOpen()) {
      leave();
    } else if (looks >= FIRST_LOOK && key == null) {
      key = register(socket, selector);
    }
  }

  /// An earlier request of the same connection may have been forgotten since the look began; then
  /// the next look tries again.
  private @Nullable SelectionKey register(ClientSocket watched, Selector selector)
      throws IOException {
    try {
      return watched.channel().register(selector, SelectionKey.OP_READ, this);
    } catch (CancelledKeyException _) {
      return null;
    }
  }

  /// A read would not wait. Only the second look in a row that finds the end counts: whoever reads
  /// a request's last bytes at this very moment leaves a readable socket without bytes for the
  /// first.
  synchronized void readable() {
    if (closed || socket == null) {
      return;
    }
    boolean ended = ended(socket);
    if (ended && suspected) {
      leave();
    }
    suspected = ended;
  }

  private static boolean ended(ClientSocket watched) {
    try {
      return watched.ended();
    } catch (IOException _) {
      return true;
    }
  }

  private void leave() {
    close();
    Thread.ofVirtual().name("departure").start(left);
  }

  /// Ends the watch. Afterwards, the client's departure has no effect.
  @Override
  public synchronized void close() {
    closed = true;
    if (key != null) {
      key.cancel();
    }
    if (forget != null) {
      forget.run();
    }
  }
}
