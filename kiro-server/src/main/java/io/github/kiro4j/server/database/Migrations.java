package io.github.kiro4j.server.database;

import io.github.kiro4j.api.Program;
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
import java.util.stream.Stream;
import liquibase.Contexts;
import liquibase.LabelExpression;
import org.jspecify.annotations.Nullable;

/// Migrates a database and rolls migrations back. `db/credentials.sql` has the steps of the table
/// of credentials, `db/gateway.sql` those of the gateway's own records; the database records for
/// each table which steps have run.
///
/// Each call is one transaction. Concurrent migrations of a table wait for each other. An existing
/// table of credentials is adopted: its rows do not change, and a rollback restores its original
/// form.
public final class Migrations {

  /// One migration step.
  public record Step(String id, State state) {

    /// The state of a step.
    public enum State {
      PENDING,
      DONE,
      /// The result of the step existed before; a rollback of the step has no effect.
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
      Pattern.compile("^--changeset kiro4j:(\\S+)(?:.* dbms:(\\w+))?", Pattern.MULTILINE);

  private final MigratableDatabase database;
  private final TableName table;

  public Migrations(MigratableDatabase database, TableName table) {
    this.database = database;
    this.table = table;
  }

  /// What an operator runs for pending migrations, without the configuration.
  public static String command() {
    return Program.name() + " db migrate";
  }

  /// All steps, in order.
  public List<Step> status() throws UnusableDatabaseException {
    return connected(this::steps);
  }

  /// Checks that no step is pending. A table that a later version has migrated further is accepted,
  /// so that gateways can be replaced one by one.
  ///
  /// @throws UnusableDatabaseException if the database is unavailable or steps are pending; the
  ///   message names the command to run
  public void requireUpToDate() throws UnusableDatabaseException {
    connected(connection -> {
      long pending = steps(connection).stream().filter(Step::isPending).count();
      if (pending > 0) {
        throw new UnusableDatabaseException(
            "the table %s in the database %s is not up to date: %d of %d migrations are pending. Run: %s"
                .formatted(table, database.place(), pending, ids().size(), command()));
      }
      requireTable(connection);
      return pending;
    });
  }

  /// Runs the pending steps.
  ///
  /// @return the steps that have run or were found
  public List<Step> migrate() throws UnusableDatabaseException {
    return exclusively(connection -> {
      List<Step> before = steps(connection);
      if (before.stream().anyMatch(step -> !step.isPending())) {
        requireTable(connection);
      }
      liquibase(connection)
          .run(liquibase -> liquibase.update(new Contexts(), new LabelExpression()));
      return steps(connection).stream().filter(step -> !before.contains(step)).toList();
    });
  }

  /// Runs the pending steps, if there are any, without starting Liquibase if there are none.
  void migrateIfPending() throws UnusableDatabaseException {
    if (status().stream().anyMatch(Step::isPending)) {
      migrate();
    }
  }

  /// Rolls the last steps back. The rollback of the first step drops a table that a migration
  /// created, if the table is empty.
  ///
  /// @return the steps that are pending afterwards
  public List<Step> rollback(int count) throws UnusableDatabaseException {
    return rollBack(liquibase -> liquibase.rollback(count, new Contexts(), new LabelExpression()));
  }

  /// Rolls back the steps that ran after the tag was set.
  ///
  /// @return the steps that are pending afterwards
  public List<Step> rollback(String tag) throws UnusableDatabaseException {
    return rollBack(liquibase -> liquibase.rollback(tag, new Contexts(), new LabelExpression()));
  }

  /// Tags the current state for [#rollback(String)].
  public void tag(String tag) throws UnusableDatabaseException {
    exclusively(connection -> {
      liquibase(connection).run(liquibase -> liquibase.tag(tag));
      return tag;
    });
  }

  private List<Step> rollBack(LiquibaseSession.Work work) throws UnusableDatabaseException {
    return exclusively(connection -> {
      List<Step> before = steps(connection);
      liquibase(connection).run(work);
      return steps(connection).stream().filter(step -> !before.contains(step)).toList();
    });
  }

  private void requireTable(Connection connection) throws SQLException, UnusableDatabaseException {
    if (!exists(connection, database.firstTable(table))) {
      throw new UnusableDatabaseException(
          "the table %s is missing in the database %s, although its migrations are recorded in %s. Restore the table, or drop %s and %s too"
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
      throw database.problem(e);
    }
  }

  private <T> T exclusively(Work<T> work) throws UnusableDatabaseException {
    return connected(connection -> {
      database.lock(connection, table);
      return work.with(connection);
    });
  }

  private List<Step> steps(Connection connection) throws SQLException {
    Map<String, String> outcomes = outcomes(connection);
    return ids().stream().map(id -> new Step(id, state(outcomes.get(id)))).toList();
  }

  private static Step.State state(@Nullable String outcome) {
    return switch (outcome) {
      case null -> Step.State.PENDING;
      case "MARK_RAN" -> Step.State.FOUND;
      case String _ -> Step.State.DONE;
    };
  }

  private Map<String, String> outcomes(Connection connection) throws SQLException {
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

  private boolean exists(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(database.kind().tableCount)) {
      statement.setString(1, name);
      return isPositive(statement.executeQuery());
    }
  }

  private static boolean isPositive(ResultSet count) throws SQLException {
    return count.next() && count.getInt(1) > 0;
  }

  private List<String> ids() {
    return database.kind().scripts().flatMap(this::ids).toList();
  }

  private Stream<String> ids(String script) {
    return STEP.matcher(text(script))
        .results()
        .filter(step -> step.group(2) == null || database.kind().isNamed(step.group(2)))
        .map(step -> step.group(1));
  }

  private static String text(String script) {
    try (InputStream bytes =
        Objects.requireNonNull(Migrations.class.getClassLoader().getResourceAsStream(script))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
