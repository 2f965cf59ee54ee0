package io.github.kiro4j.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeLogParameters;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/// Liquibase on one table and its own two tables of book-keeping, in one transaction. Calls nobody.
///
/// @param connection nobody else migrates the table while it is used here
record LiquibaseSession(Connection connection, Database database, TableName table) {

  static final String SCRIPT = "db/credentials.sql";

  @FunctionalInterface
  interface Work {
    void with(Liquibase liquibase) throws LiquibaseException;
  }

  /// Liquibase's own statistics of use are off, and it prints nothing.
  static final Map<String, Object> SCOPE =
      Map.of(AnalyticsArgs.ENABLED.getKey(), false, Scope.Attr.ui.name(), new LoggerUIService());

  /// Does the work as a whole or, when any step fails, not at all.
  void run(Work work) throws UnusableDatabaseException, SQLException {
    try {
      Scope.child(SCOPE, () -> work.with(open()));
      connection.commit();
    } catch (LiquibaseException e) {
      connection.rollback();
      throw problem(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Liquibase open() throws LiquibaseException {
    OneTransaction transaction = new OneTransaction(connection);
    PostgresDatabase postgres = new PostgresDatabase();
    postgres.setConnection(transaction);
    postgres.setDatabaseChangeLogTableName(table.changelog());
    postgres.setDatabaseChangeLogLockTableName(table.changelogLock());
    prepareBookKeeping(postgres);
    transaction.begin();
    Liquibase liquibase =
        new Liquibase(
            SCRIPT, new ClassLoaderResourceAccessor(getClass().getClassLoader()), postgres);
    ChangeLogParameters parameters = liquibase.getChangeLogParameters();
    parameters.set("table", table.value());
    parameters.set("changelog", table.changelog());
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    return liquibase;
  }

  /// One who was killed may have left Liquibase's own lock.
  private static void prepareBookKeeping(PostgresDatabase postgres) throws LiquibaseException {
    Scope.getCurrentScope()
        .getSingleton(ChangeLogHistoryServiceFactory.class)
        .getChangeLogService(postgres)
        .init();
    LockServiceFactory.getInstance().getLockService(postgres).forceReleaseLock();
  }

  /// PostgreSQL changes tables in transactions; Liquibase would end one after each step.
  private static final class OneTransaction extends JdbcConnection {

    private boolean begun;

    OneTransaction(Connection connection) {
      super(connection);
    }

    /// From now on nothing is final.
    void begin() throws DatabaseException {
      super.commit();
      begun = true;
    }

    @Override
    public void commit() throws DatabaseException {
      if (!begun) {
        super.commit();
      }
    }

    @Override
    public void rollback() throws DatabaseException {
      if (!begun) {
        super.rollback();
      }
    }
  }

  private UnusableDatabaseException problem(LiquibaseException error) {
    return Stream.iterate((Throwable) error, t -> t != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst()
        .map(sql -> UnusableDatabaseException.of(database, sql))
        .orElseGet(() ->
            new UnusableDatabaseException(
                String.valueOf(error.getMessage()).lines().findFirst().orElse("")));
  }
}
