package io.github.kiro4j.server.database;

import io.github.kiro4j.server.time.Sleeper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for a database server that is starting.
///
/// @param limit maximum wait
public record ServerStart(Duration limit, InstantSource clock, Sleeper sleeper) {

  private static final Logger LOG = LoggerFactory.getLogger(ServerStart.class);
  private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

  /// Returns as soon as the database accepts connections.
  ///
  /// @throws UnusableDatabaseException if the wait times out, or an error is not temporary
  public void await(Database database) throws UnusableDatabaseException {
    Instant end = clock.instant().plus(limit);
    if (!isReachable(database, end)) {
      LOG.info("the database {} does not answer yet; waiting", database.place());
      pause();
    }
    while (!isReachable(database, end)) {
      pause();
    }
  }

  private void pause() throws UnusableDatabaseException {
    try {
      sleeper.sleep(RETRY_INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnusableDatabaseException("interrupted while waiting for the database");
    }
  }

  private boolean isReachable(Database database, Instant end) throws UnusableDatabaseException {
    try (Connection _ = database.connect()) {
      return true;
    } catch (SQLException e) {
      if (SqlProblem.isTemporary(e) && clock.instant().isBefore(end)) {
        return false;
      }
      throw UnusableDatabaseException.of(database, e);
    }
  }
}
