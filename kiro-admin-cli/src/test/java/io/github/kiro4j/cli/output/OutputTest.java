package io.github.kiro4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class OutputTest {

  private static final String HOSTILE = "a\u001b[2J\u009bb\u202ec\rd\ne";
  private static final String SAFE = "a\uFFFD[2J\uFFFDb\uFFFDc\uFFFDd\ne";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void sentencesWithWordsOfTheServerReachNoTerminalAsCommands() {
    Output output =
        new Output(
            new PrintWriter(out),
            new PrintWriter(err),
            OutputFormat.TABLE,
            false,
            new TerminalStyle(80, false, false, false));

    output.line(HOSTILE);
    output.line(HOSTILE, Style.GOOD);
    output.success(HOSTILE);
    output.hint(HOSTILE);
    output.warn(HOSTILE);
    output.printError(HOSTILE, HOSTILE);

    assertThat(out.toString().lines())
        .containsExactlyElementsOf((SAFE + "\n" + SAFE + "\n" + SAFE).lines().toList());
    assertThat(err.toString().lines())
        .containsExactlyElementsOf(
            (SAFE + "\n" + SAFE + "\nkiro admin: " + SAFE + "\n" + SAFE).lines().toList());
  }
}
