package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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

  @ParameterizedTest
  @CsvSource({
    "'kiro ad', admin",
    "'kiro db mig', migrate",
    "'kiro admin credentials bal', balance",
    "'kiro admin --server http://127.0.0.1:1 cred', credentials",
    "'kiro admin requests --fol', --follow",
    "'kiro server --cred', --credentials"
  })
  void fishCompletesCommandsAndOptions(String typed, String completed) throws Exception {
    assumeThat(Path.of("/usr/bin/fish")).exists();
    Path script = Files.writeString(folder.resolve("kiro.fish"), script("fish"));

    assertThat(output("fish", "-c", "source %s; complete -C '%s'".formatted(script, typed)).lines())
        .anySatisfy(line -> assertThat(line).startsWith(completed + "\t"));
  }

  @Test
  void powerShellHasEveryCommandWithItsWords() {
    assertThat(script("powershell"))
        .contains("'' = @('demo', 'init', 'server', 'check', 'db', 'admin', 'help')")
        .contains("'server' = @('-c', '--config', '--credentials')")
        .containsPattern("'admin requests' = @\\('show', 'cancel', .*'--follow'");
  }

  @Test
  void theManualPageIsWhatManReads() throws Exception {
    Path page = Files.writeString(folder.resolve("kiro.1"), script("man"));

    assertThat(page)
        .content()
        .startsWith(".TH KIRO 1")
        .contains(".SS kiro admin credentials sign\\-in\n", ".B 130\ninterrupted\n");
    assumeThat(Path.of("/usr/bin/groff")).exists();
    assertThat(output("groff", "-man", "-Tutf8", "-ww", "-z", page.toString())).isEmpty();
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
    return output("bash", "-c", line);
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream output = shell.getInputStream()) {
      String offered = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(shell.waitFor()).as(offered).isZero();
      return offered;
    }
  }
}
