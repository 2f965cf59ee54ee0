package io.github.kiro4j.server.database;

import io.github.kiro4j.server.time.Sleeper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Patience with a server that is just starting.
///
/// @param limit the longest wait
public record ServerStart(Duration limit, InstantSource clock, Sleeper sleeper) {

  private static final Logger LOG = LoggerFactory.getLogger(ServerStart.class);
  private static final Duration BETWEEN = Duration.ofMillis(500);

  /// Returns as soon as the database takes connections.
  ///
  /// @throws UnusableDatabaseException if it does not in time, or has a reason that does not pass
  public void await(Database database) throws UnusableDatabaseException {
    Instant end = clock.instant().plus(limit);
    if (!answers(database, end)) {
      LOG.info("the database {} does not answer yet; waiting", database.place());
      rest();
    }
    while (!answers(database, end)) {
      rest();
    }
  }

  private void rest() throws UnusableDatabaseException {
    try {
      sleeper.sleep(BETWEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnusableDatabaseException("interrupted while waiting for the database");
    }
  }

  private boolean answers(Database database, Instant end) throws UnusableDatabaseException {
    try (Connection _ = database.connect()) {
      return true;
    } catch (SQLException e) {
      if (SqlProblem.passes(e) && clock.instant().isBefore(end)) {
        return false;
      }
      throw UnusableDatabaseException.of(database, e);
    }
  }
}
