package io.github.kiro4j.server.credentials.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.LoadBalancing;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRuntimeSettingsTest {

  @TempDir Path folder;

  @Test
  void theOperatingSystemOfTheFirstStartStays() throws Exception {
    assertThat(settings().system("linux#6.1.0")).isEqualTo("linux#6.1.0");
    settings().mode(LoadBalancing.BALANCED);

    assertThat(settings().system("linux#6.8.0")).isEqualTo("linux#6.1.0");
    assertThat(settings().mode()).contains(LoadBalancing.BALANCED);
  }

  private FileRuntimeSettings settings() throws Exception {
    return new FileRuntimeSettings(StateFile.in(folder));
  }
}
