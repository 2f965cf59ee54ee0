package io.github.kiro4j.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.ServerCommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  @TempDir Path folder;

  @Test
  void entriesThatCannotBeUsedAreReportedWithTheirLines() throws Exception {
    ServerCommandLine answer =
        check(
            """
            [{"refreshToken": "a"},
             {"refreshToken": "b", "authMethod": "carrier-pigeon"},
             {"refreshToken": "c", "authMethod": "idc"}]
            """);

    assertThat(answer.failed()).isTrue();
    assertThat(answer.err())
        .contains(
            "line 2: entry 2: authMethod must be one of", "line 3: entry 3: clientId is missing")
        .hasLineCount(2);
  }

  @Test
  void placeholdersOfTheExamplesAreReportedWithTheirLines() throws Exception {
    for (String example : new String[] {"social", "idc", "multiple"}) {
      Path file = Path.of("..", "credentials.example." + example + ".json");
      ServerCommandLine answer = check(Files.readString(file));

      assertThat(answer.failed()).isTrue();
      assertThat(answer.err())
          .contains("entry 1: refreshToken is the placeholder of an example; replace it")
          .containsPattern("line \\d+: ");
    }
  }

  @Test
  void commentsAreNoProblem() throws Exception {
    assertThat(check("// one\n[{\"refreshToken\": \"a\"}]").out())
        .contains("1 credential, 1 enabled.");
  }

  @Test
  void variableThatIsNotSetStopsTheStart() throws Exception {
    Path config = Files.writeString(folder.resolve("config.yml"), "apiKey: ${KIRO4J_TEST_UNSET}\n");

    for (String command : new String[] {"check", "server"}) {
      ServerCommandLine answer = ServerCommandLine.run(command, config.toString());
      assertThat(answer.failed()).isTrue();
      assertThat(answer.err()).contains("apiKey", "KIRO4J_TEST_UNSET is not set");
    }
  }

  private ServerCommandLine check(String credentials) throws Exception {
    Files.writeString(folder.resolve("credentials.json"), credentials);
    Path config = Files.writeString(folder.resolve("config.yml"), "apiKey: sk-not-a-real-key\n");
    return ServerCommandLine.run("check", config.toString());
  }
}
