package io.github.kiro4j.server.clients.store;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.database.EmbeddedDatabase;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.RecordDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKeyStoreTest extends KeyStoreContract {

  @TempDir Path folder;

  @Override
  RecordDatabase open() throws Exception {
    return RecordDatabase.embedded(folder, new MetricRegistry());
  }

  @Override
  Migrations migrations() throws Exception {
    return new Migrations(EmbeddedDatabase.in(folder), EmbeddedDatabase.TABLES);
  }
}
