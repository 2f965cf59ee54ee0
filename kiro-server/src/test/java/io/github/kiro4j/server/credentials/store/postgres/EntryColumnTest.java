package io.github.kiro4j.server.credentials.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@NeedsPostgres
class EntryColumnTest {

  private static final String TABLE = "columns_of_fields";

  @Test
  void everyFieldHasItsColumnInAMigratedTable() throws Exception {
    try (TestDatabase database = TestDatabase.fresh()) {
      database.migrated(TABLE);
      List<String> columns =
          database.query(
              "SELECT column_name FROM information_schema.columns WHERE table_name = '"
                  + TABLE
                  + "'");

      for (EntryColumn column : EntryColumn.ALL) {
        assertThat(columns)
            .as(
                "CredentialField.%s has no column %s: append a change set that adds it to"
                    + " db/credentials.sql; a released change set must not be edited",
                column.field(), column.name())
            .contains(column.name());
      }
    }
  }

  @Test
  void everyFieldHasOneColumn() {
    assertThat(EntryColumn.ALL)
        .extracting(EntryColumn::field)
        .containsExactly(CredentialField.values());
    assertThat(EntryColumn.ALL).extracting(EntryColumn::name).doesNotHaveDuplicates();
  }
}
