package io.github.kiro4j.server.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

  @TempDir Path folder;

  @Test
  void aNewKeyIsForItsOwnerOnlyAndCanBeRead() throws Exception {
    Path file = created("key");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String id = Files.readString(file).replaceAll(":.*\n", "");
    assertThat(id).matches("key-[0-9a-f]{8}");
    assertThat(KeyFile.read(file).has(id)).isTrue();
    assertThat(created("another")).content().isNotEqualTo(Files.readString(file));
  }

  @Test
  void aFileThatExistsIsNotOverwritten() throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "old");

    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> KeyFile.create(file, new SecureRandom()))
        .withMessage(file + " exists already and is not changed; choose another name");
    assertThat(file).hasContent("old");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----rw-", "rw--w----"})
  void aFileThatOthersCanOpenIsRefused(String permissions) throws Exception {
    Path file = created("key");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> KeyFile.read(file))
        .withMessage(
            "other users of this machine can read or write the key file %s; run: chmod 600 %s",
            file, file);
  }

  @Test
  void theGroupMayReadTheFile() throws Exception {
    Path file = created("key");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));

    assertThat(KeyFile.read(file)).isNotNull();
  }

  @Test
  void aMissingFileOrAFolderIsReported() {
    Path missing = folder.resolve("missing");

    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> KeyFile.read(missing))
        .withMessageContaining(missing + " does not exist; restore it");
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> KeyFile.create(missing.resolve("key"), new SecureRandom()))
        .withMessageContaining("does not exist; create it");
  }

  private Path created(String name) throws EncryptionException {
    Path file = folder.resolve(name);
    KeyFile.create(file, new SecureRandom());
    return file;
  }
}
