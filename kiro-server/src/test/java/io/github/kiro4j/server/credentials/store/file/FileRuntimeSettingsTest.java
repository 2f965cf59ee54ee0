package io.github.kiro4j.server.credentials.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.server.credentials.LoadBalancing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileRuntimeSettingsTest {

  @TempDir Path folder;

  @Test
  void theOperatingSystemOfTheFirstStartStays() throws Exception {
    assertThat(settings().system("linux#6.1.0")).isEqualTo("linux#6.1.0");
    settings().mode(LoadBalancing.BALANCED);

    assertThat(settings().system("linux#6.8.0")).isEqualTo("linux#6.1.0");
    assertThat(settings().mode()).contains(LoadBalancing.BALANCED);
  }

  /// The disk may be full when the gateway starts for the first time.
  @Test
  void theOperatingSystemIsUsedWhereItCannotBeStored() throws Exception {
    FileRuntimeSettings unwritable =
        new FileRuntimeSettings(StateFile.in(folder.resolve("missing")));
    Files.deleteIfExists(folder.resolve("missing"));

    assertThat(unwritable.system("linux#6.1.0")).isEqualTo("linux#6.1.0");
    assertThat(folder.resolve("missing")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "\0\0\1\0"})
  void aDamagedFileIsNamed(String content) throws Exception {
    settings().mode(LoadBalancing.BALANCED);
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    Files.writeString(file, content);

    assertThatThrownBy(this::settings)
        .isInstanceOf(CredentialFileException.class)
        .hasMessageContaining(file.toString());
  }

  private FileRuntimeSettings settings() throws Exception {
    return new FileRuntimeSettings(StateFile.in(folder));
  }
}
