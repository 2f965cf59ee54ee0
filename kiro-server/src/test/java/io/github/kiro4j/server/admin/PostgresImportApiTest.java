package io.github.kiro4j.server.admin;

import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;

/// Importing into a PostgreSQL.
@NeedsPostgres
class PostgresImportApiTest extends ImportApiContract {

  private final TestDatabase database = TestDatabase.fresh();

  @Override
  String storage() {
    return database.storage("kiro_credentials");
  }

  @AfterAll
  void drop() {
    database.close();
  }
}
