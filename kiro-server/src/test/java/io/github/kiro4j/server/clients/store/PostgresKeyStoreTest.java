package io.github.kiro4j.server.clients.store;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;

@NeedsPostgres
class PostgresKeyStoreTest extends KeyStoreContract {

  private final TestDatabase server = TestDatabase.fresh();

  @Override
  RecordDatabase open() throws Exception {
    return RecordDatabase.shared(server.database(), server.migrated("team"), new MetricRegistry());
  }

  @Override
  Migrations migrations() {
    return new Migrations(server.database(), new TableName("team"));
  }

  @AfterEach
  void drop() {
    server.close();
  }
}
