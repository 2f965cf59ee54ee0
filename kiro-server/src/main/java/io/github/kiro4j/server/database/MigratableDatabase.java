package io.github.kiro4j.server.database;

import java.sql.Connection;
import java.sql.SQLException;

/// A database that [Migrations] can migrate.
public sealed interface MigratableDatabase permits Database, EmbeddedDatabase {

  DatabaseKind kind();

  /// Opens a connection outside of the pool. The caller closes it.
  Connection connect() throws SQLException;

  /// Host and database, or the file, for messages to the operator.
  String place();

  /// Makes other migrations of the same table wait until the connection is closed.
  void lock(Connection connection, TableName table) throws SQLException;

  /// A table that exists if any migration has run.
  String firstTable(TableName table);

  /// The error as a sentence for the operator, without values of a row.
  UnusableDatabaseException problem(SQLException error);
}
