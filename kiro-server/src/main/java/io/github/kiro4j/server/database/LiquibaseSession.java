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
import liquibase.database.AbstractJdbcDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/// Liquibase on one table and on Liquibase's own two tables, in one transaction. Liquibase sends no
/// analytics.
///
/// @param connection holds the lock that keeps other migrations of the table waiting
record LiquibaseSession(Connection connection, MigratableDatabase database, TableName table) {

  @FunctionalInterface
  interface Work {
    void with(Liquibase liquibase) throws LiquibaseException;
  }

  /// Turns Liquibase's analytics and its console output off.
  static final Map<String, Object> SCOPE =
      Map.of(AnalyticsArgs.ENABLED.getKey(), false, Scope.Attr.ui.name(), new LoggerUIService());

  /// Commits all of the work or, if any step fails, nothing.
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
    AbstractJdbcDatabase target = database.kind().liquibase();
    target.setConnection(transaction);
    target.setDatabaseChangeLogTableName(table.changelog());
    target.setDatabaseChangeLogLockTableName(table.changelogLock());
    prepareLiquibaseTables(target);
    transaction.begin();
    Liquibase liquibase =
        new Liquibase(
            database.kind().changeLog,
            new ClassLoaderResourceAccessor(getClass().getClassLoader()),
            target);
    ChangeLogParameters parameters = liquibase.getChangeLogParameters();
    parameters.set("table", table.value());
    parameters.set("changelog", table.changelog());
    parameters.set("identity", database.kind().identity);
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    return liquibase;
  }

  /// A killed migration may have left Liquibase's own lock behind, so the lock is released first.
  private static void prepareLiquibaseTables(AbstractJdbcDatabase target)
      throws LiquibaseException {
    Scope.getCurrentScope()
        .getSingleton(ChangeLogHistoryServiceFactory.class)
        .getChangeLogService(target)
        .init();
    LockServiceFactory.getInstance().getLockService(target).forceReleaseLock();
  }

  /// Suppresses the commit that Liquibase makes after each step. PostgreSQL and SQLite support DDL
  /// in transactions.
  private static final class OneTransaction extends JdbcConnection {

    private boolean begun;

    OneTransaction(Connection connection) {
      super(connection);
    }

    /// Starts the transaction: commits and rollbacks by Liquibase have no effect from now on.
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
        .map(database::problem)
        .orElseGet(() ->
            new UnusableDatabaseException(
                String.valueOf(error.getMessage()).lines().findFirst().orElse("")));
  }
}
