package io.github.kiro4j.server.credentials.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedFileTest {

  @TempDir Path folder;

  /// A message that differs at each attempt would be logged at each attempt.
  @Test
  void aFailureNamesTheTargetAndNotTheTemporaryFile() {
    Path target = folder.resolve("missing").resolve("state.json");

    Throwable first = catchThrowable(() -> PreparedFile.write(target, new byte[1]));
    Throwable second = catchThrowable(() -> PreparedFile.write(target, new byte[1]));

    assertThat(first).hasMessage(target + ": the folder or the file does not exist");
    assertThat(second).hasMessage(first.getMessage());
  }
}
