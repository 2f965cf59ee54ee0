package io.github.kiro4j.server.credentials.store.postgres;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receives the notifications of the table's triggers over a connection of its own. Notifications
/// are lost while there is no connection, so every new connection counts as a change too.
final class ChangeListener implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeListener.class);

  /// After so long without a notification the connection is tested: a broken one stays silent.
  private static final Duration TEST_INTERVAL = Duration.ofSeconds(5);

  private static final int TEST_TIMEOUT_SECONDS = 5;
  private static final Duration FIRST_RECONNECT_DELAY = Duration.ofMillis(100);
  private static final Duration LONGEST_RECONNECT_DELAY = Duration.ofSeconds(5);

  private final SharedDatabase database;
  private final Runnable listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Duration reconnectDelay = FIRST_RECONNECT_DELAY;

  /// Guarded by the monitor.
  private @Nullable Connection connection;

  private ChangeListener(SharedDatabase database, Runnable listener) {
    this.database = database;
    this.listener = listener;
  }

  static ChangeListener start(SharedDatabase database, Runnable listener) {
    ChangeListener started = new ChangeListener(database, listener);
    Thread.ofVirtual().name("listen-" + database.table()).start(started::run);
    return started;
  }

  private void run() {
    try {
      do {
        listenUntilConnectionBreaks();
      } while (!closed.await(nextReconnectDelay().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      // No code interrupts this thread.
    }
  }

  private Duration nextReconnectDelay() {
    Duration present = reconnectDelay;
    Duration twice = present.multipliedBy(2);
    reconnectDelay = twice.compareTo(LONGEST_RECONNECT_DELAY) < 0 ? twice : LONGEST_RECONNECT_DELAY;
    return present;
  }

  private void listenUntilConnectionBreaks() {
    try (Connection own = database.connect()) {
      if (adopt(own)) {
        listen(own);
        database.markAvailable();
        listener.run();
        reconnectDelay = FIRST_RECONNECT_DELAY;
        awaitChanges(own);
      }
    } catch (SQLException e) {
      if (!isClosed()) {
        database.reportListeningFailure(e);
        LOG.debug("the connection for notifications ended", e);
      }
    }
  }

  /// A statement cannot bind the name of a channel; the channel has the table's name, which is a
  /// checked identifier.
  private void listen(Connection own) throws SQLException {
    try (Statement statement = own.createStatement()) {
      statement.execute("LISTEN \"" + database.table().channel() + '"');
    }
  }

  /// Notifications that arrive together count as one change.
  private void awaitChanges(Connection own) throws SQLException {
    PGConnection notifications = own.unwrap(PGConnection.class);
    while (!isClosed()) {
      PGNotification[] received =
          notifications.getNotifications(Math.toIntExact(TEST_INTERVAL.toMillis()));
      if (received != null && received.length > 0) {
        listener.run();
      } else if (own.isValid(TEST_TIMEOUT_SECONDS)) {
        database.markAvailable();
      } else {
        throw new SQLException("the connection is broken", "08006");
      }
    }
  }

  private synchronized boolean adopt(Connection own) {
    connection = own;
    return !isClosed();
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /// Starts no further call of the listener; a running call continues to its end.
  @Override
  public synchronized void close() {
    closed.countDown();
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("the connection was closed already", e);
      }
    }
  }
}
