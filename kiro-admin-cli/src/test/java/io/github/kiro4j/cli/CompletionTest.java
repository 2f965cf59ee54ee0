package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.cli.testing.FakeTerminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "kiro ad, admin",
    "kiro admin cred, credentials",
    "kiro admin credentials bal, balance",
    "kiro admin credentials list --ser, --server",
    "kiro admin requests --fol, --follow",
    "kiro admin config load, load-balancing"
  })
  void bashCompletesCommandsAndOptions(String typed, String completed) throws Exception {
    assertThat(complete(typed).lines()).contains(completed);
  }

  @Test
  void zshUsesTheBashScriptThroughBashcompinit() {
    assertThat(script("zsh"))
        .startsWith("autoload -U +X compinit && compinit\n")
        .endsWith(script("bash"));
  }

  private String script(String shell) {
    return new CliInProcess(folder)
        .run(FakeTerminal.of(80), Map.of(), "completion", shell)
        .output();
  }

  /// The completions that bash offers after the tab key.
  private String complete(String typed) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("kiro.bash"), script("bash"));
    String line =
        """
        source %s
        COMP_WORDS=(%s)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        COMP_LINE='%2$s'
        _complete_kiro
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, typed);
    Process bash = new ProcessBuilder("bash", "-c", line).redirectErrorStream(true).start();
    try (InputStream output = bash.getInputStream()) {
      String offered = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(bash.waitFor()).as(offered).isZero();
      return offered;
    }
  }
}
