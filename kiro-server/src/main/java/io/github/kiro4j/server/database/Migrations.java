package io.github.kiro4j.server.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import liquibase.Contexts;
import liquibase.LabelExpression;
import org.jspecify.annotations.Nullable;

/// Gives the table its form, step by step, and undoes that. The steps stand in
/// `db/credentials.sql`; which of them have run stands in the database, for each table on its own.
///
/// All that is asked for happens together or not at all. Those who migrate at once wait for each
/// other. A table that was there before is adopted: no row of it changes, and undoing the steps
/// leaves it as it was.
public final class Migrations {

  /// A part of the way to the table's form.
  public record Step(String id, State state) {

    /// Whether something is left to do.
    public enum State {
      PENDING,
      DONE,
      /// What it would have done was there already; undoing it does nothing.
      FOUND
    }

    boolean isPending() {
      return state == State.PENDING;
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(Connection connection) throws SQLException, UnusableDatabaseException;
  }

  private static final Pattern STEP =
      Pattern.compile("^--changeset kiro4j:(\\S+)", Pattern.MULTILINE);

  /// So that nobody waits for long behind a migration that itself waits for a lock.
  private static final String LOCK_TIMEOUT = "SET lock_timeout = '20s'";

  private final Database database;
  private final TableName table;

  public Migrations(Database database, TableName table) {
    this.database = database;
    this.table = table;
  }

  /// Every step, in their order.
  public List<Step> status() throws UnusableDatabaseException {
    return connected(this::steps);
  }

  /// Refuses a table that this program cannot work with. One that a later version has taken further
  /// is none of those, so that gateways can be replaced one by one.
  ///
  /// @throws UnusableDatabaseException if the database is away, or steps are pending; the message
  ///   names the command that helps
  public void requireUpToDate() throws UnusableDatabaseException {
    connected(connection -> {
      long pending = steps(connection).stream().filter(Step::isPending).count();
      if (pending > 0) {
        throw new UnusableDatabaseException(
            "the table %s in the database %s is not ready, %d of its %d migrations are missing. Run: ./kiro db migrate config.yml"
                .formatted(table, database.place(), pending, ids().size()));
      }
      requireTable(connection);
      return pending;
    });
  }

  /// Does what is pending.
  ///
  /// @return the steps that were done or found
  public List<Step> migrate() throws UnusableDatabaseException {
    return alone(connection -> {
      List<Step> before = steps(connection);
      if (before.stream().anyMatch(step -> !step.isPending())) {
        requireTable(connection);
      }
      liquibase(connection)
          .run(liquibase -> liquibase.update(new Contexts(), new LabelExpression()));
      return steps(connection).stream().filter(step -> !before.contains(step)).toList();
    });
  }

  /// Undoes the last steps. A table that this program made is dropped with the first one, if it is
  /// empty.
  ///
  /// @return the steps that are pending now
  public List<Step> rollback(int count) throws UnusableDatabaseException {
    return undo(liquibase -> liquibase.rollback(count, new Contexts(), new LabelExpression()));
  }

  /// Undoes the steps that were done after the tag was set.
  ///
  /// @return the steps that are pending now
  public List<Step> rollback(String tag) throws UnusableDatabaseException {
    return undo(liquibase -> liquibase.rollback(tag, new Contexts(), new LabelExpression()));
  }

  /// Gives the present form a name for [#rollback(String)].
  public void tag(String tag) throws UnusableDatabaseException {
    alone(connection -> {
      liquibase(connection).run(liquibase -> liquibase.tag(tag));
      return tag;
    });
  }

  private List<Step> undo(LiquibaseSession.Work work) throws UnusableDatabaseException {
    return alone(connection -> {
      List<Step> before = steps(connection);
      liquibase(connection).run(work);
      return steps(connection).stream().filter(step -> !before.contains(step)).toList();
    });
  }

  private void requireTable(Connection connection) throws SQLException, UnusableDatabaseException {
    if (!exists(connection, table.value())) {
      throw new UnusableDatabaseException(
          "the table %s is gone from the database %s, though %s tells that it was made; bring it back, or drop %s and %s too"
              .formatted(
                  table,
                  database.place(),
                  table.changelog(),
                  table.changelog(),
                  table.changelogLock()));
    }
  }

  private LiquibaseSession liquibase(Connection connection) {
    return new LiquibaseSession(connection, database, table);
  }

  private <T> T connected(Work<T> work) throws UnusableDatabaseException {
    try (Connection connection = database.connect()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw UnusableDatabaseException.of(database, e);
    }
  }

  /// The lock goes with the connection, so one who was killed leaves none behind.
  private <T> T alone(Work<T> work) throws UnusableDatabaseException {
    return connected(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute(LOCK_TIMEOUT);
      }
      try (PreparedStatement lock =
          connection.prepareStatement("SELECT pg_advisory_lock(hashtextextended(?, 0))")) {
        lock.setString(1, table.changelog());
        lock.execute();
      }
      return work.with(connection);
    });
  }

  private List<Step> steps(Connection connection) throws SQLException {
    Map<String, String> ran = ran(connection);
    return ids().stream().map(id -> new Step(id, state(ran.get(id)))).toList();
  }

  private static Step.State state(@Nullable String outcome) {
    return switch (outcome) {
      case null -> Step.State.PENDING;
      case "MARK_RAN" -> Step.State.FOUND;
      case String _ -> Step.State.DONE;
    };
  }

  private Map<String, String> ran(Connection connection) throws SQLException {
    Map<String, String> outcomes = new HashMap<>();
    if (exists(connection, table.changelog())) {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery("SELECT id, exectype FROM " + table.changelog())) {
        while (rows.next()) {
          outcomes.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return outcomes;
  }

  private static boolean exists(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT to_regclass(quote_ident(?)) IS NOT NULL")) {
      statement.setString(1, name);
      return isTrue(statement.executeQuery());
    }
  }

  private static boolean isTrue(ResultSet answer) throws SQLException {
    return answer.next() && answer.getBoolean(1);
  }

  private static List<String> ids() {
    return STEP.matcher(script()).results().map(step -> step.group(1)).toList();
  }

  private static String script() {
    try (InputStream script =
        Objects.requireNonNull(
            Migrations.class.getClassLoader().getResourceAsStream(LiquibaseSession.SCRIPT))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
