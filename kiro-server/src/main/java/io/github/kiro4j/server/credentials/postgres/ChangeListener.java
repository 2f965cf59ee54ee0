package io.github.kiro4j.server.credentials.postgres;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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
  private final Thread thread;
  private Duration pause = FIRST_PAUSE;

  /// Guarded by the monitor.
  private boolean closed;

  private @Nullable Connection connection;

  private ChangeListener(SharedDatabase database, Runnable listener) {
    this.database = database;
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("listen-" + database.table()).unstarted(this::run);
  }

  static ChangeListener start(SharedDatabase database, Runnable listener) {
    ChangeListener started = new ChangeListener(database, listener);
    started.thread.start();
    return started;
  }

  private void run() {
    try {
      while (!isClosed()) {
        listenUntilItBreaks();
        Thread.sleep(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    } catch (InterruptedException _) {
      // Closed.
    }
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
        database.found(e);
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
      } else if (!own.isValid(ANSWER_SECONDS)) {
        throw new SQLException("the connection is broken", "08006");
      }
    }
  }

  private synchronized boolean adopt(Connection own) {
    connection = own;
    return !closed;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    thread.interrupt();
    if (connection != null) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("the connection is gone already", e);
      }
    }
  }
}
