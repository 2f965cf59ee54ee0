package io.github.kiro4j.server.credentials.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.CredentialStoreContract;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class FileStoreContractTest extends CredentialStoreContract {

  public @TempDir Path folder;

  @Override
  protected CredentialStore open() throws IOException {
    return openFile();
  }

  protected final FileCredentialStore openFile() throws IOException {
    return FileCredentialStore.open(
        file(), StateFile.in(folder), new MachineId("a".repeat(64)), encryption());
  }

  /// How the file is encrypted.
  protected EntryEncryption encryption() {
    return EntryEncryption.NONE;
  }

  @Override
  protected void edit(ForeignEntry... entries) throws IOException {
    ArrayNode array = Json.MAPPER.createArrayNode();
    for (ForeignEntry entry : entries) {
      ObjectNode json = array.addObject();
      json.put("id", entry.id());
      json.put("refreshToken", entry.refreshToken()).put("priority", entry.priority());
    }
    Files.write(file(), Json.MAPPER.writeValueAsBytes(array));
  }

  @Test
  final void aCredentialThatLostItsIdIsRecognisedByItsTokens() throws Exception {
    store().load();
    store().saveTokens(store().load().get(1), tokens("two-b"));
    edit(new ForeignEntry(null, "two", 3));

    assertThat(store().load()).extracting(Credential::id).containsExactly(2L);
    assertThat(refreshToken(store().load().getFirst())).isEqualTo("two-b");
  }

  Path file() {
    return folder.resolve("credentials.json");
  }
}
