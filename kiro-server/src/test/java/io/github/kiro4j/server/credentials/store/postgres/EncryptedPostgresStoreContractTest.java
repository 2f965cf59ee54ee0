package io.github.kiro4j.server.credentials.store.postgres;

import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.TestKeys;
import org.junit.jupiter.api.Timeout;

/// The contract over an encrypted table. Edits are plain SQL with plain tokens.
@NeedsPostgres
@Timeout(60)
class EncryptedPostgresStoreContractTest extends PostgresStoreContractTest {

  @Override
  protected EntryEncryption encryption() {
    return TestKeys.encryption("k1");
  }
}
