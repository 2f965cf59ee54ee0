package io.github.kiro4j.server.credentials.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.testing.TestKeys;

/// The contract over an encrypted file. What the store itself writes is never plain.
class EncryptedFileStoreContractTest extends FileStoreContractTest {

  @Override
  protected EntryEncryption encryption() {
    return TestKeys.encryption("k1");
  }

  @Override
  protected void closeStore() throws Exception {
    super.closeStore();
    assertThat(FolderText.of(folder)).doesNotContain("access of", "arn of");
  }
}
