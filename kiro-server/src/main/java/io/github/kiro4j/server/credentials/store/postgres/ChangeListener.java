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

/// Listens, on a connection of its own, to what the table's triggers tell. After every beginning of
/// a connection something may have been missed, so that counts as a change too.
final class ChangeListener implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeListener.class);

  /// When nothing is told for so long, the connection is tried: a broken one does not tell.
  private static final Duration QUIET = Duration.ofSeconds(5);

  private static final int ANSWER_SECONDS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final SharedDatabase database;
  private final Runnable listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Duration pause = FIRST_PAUSE;

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
        listenUntilItBreaks();
      } while (!closed.await(nextPause().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      // Nobody does that.
    }
  }

  private Duration nextPause() {
    Duration present = pause;
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    return present;
  }

  private void listenUntilItBreaks() {
    try (Connection own = database.connect()) {
      if (adopt(own)) {
        listen(own);
        database.foundThere();
        listener.run();
        pause = FIRST_PAUSE;
        awaitChanges(own);
      }
    } catch (SQLException e) {
      if (!isClosed()) {
        database.cannotListen(e);
        LOG.debug("listening ended", e);
      }
    }
  }

  /// The name of a channel cannot be bound; it is the table's, which is a checked identifier.
  private void listen(Connection own) throws SQLException {
    try (Statement statement = own.createStatement()) {
      statement.execute("LISTEN \"" + database.table().channel() + '"');
    }
  }

  /// Several notifications that come together are one change.
  private void awaitChanges(Connection own) throws SQLException {
    PGConnection notifications = own.unwrap(PGConnection.class);
    while (!isClosed()) {
      PGNotification[] told = notifications.getNotifications(Math.toIntExact(QUIET.toMillis()));
      if (told != null && told.length > 0) {
        listener.run();
      } else if (own.isValid(ANSWER_SECONDS)) {
        database.foundThere();
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

  /// Whoever is told of a change at this moment ends that in peace.
  @Override
  public synchronized void close() {
    closed.countDown();
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("the connection is gone already", e);
      }
    }
  }
}
