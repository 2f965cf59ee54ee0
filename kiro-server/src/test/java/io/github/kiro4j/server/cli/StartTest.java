package io.github.kiro4j.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.KiroApplication;
import io.github.kiro4j.server.testing.ServerCommandLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees who starts the gateway, each time in a process of its own.
class StartTest {

  @TempDir Path folder;

  @AfterEach
  void forgetTheCredentialsFile() {
    System.clearProperty("dw.credentialsFile");
  }

  @Test
  void theStartEndsWithTheLineThatMatters() throws Exception {
    Path config = configuration(0);
    Path credentials =
        Files.writeString(folder.resolve("mine.json"), "[{\"refreshToken\": \"fake\"}]");

    Process gateway = start("server", "-c", config.toString(), "--credentials", "mine.json");
    try (BufferedReader output = gateway.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = new ArrayList<>();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        if (line.contains(" is ready on ")) {
          break;
        }
      }
      assertThat(lines).hasSizeLessThan(10);
      assertThat(lines.getLast())
          .matches(
              ".*kiro4j unpackaged is ready on (http://127.0.0.1:\\d+) with [01] of 1 credential"
                  + " usable\\. Clients: ANTHROPIC_BASE_URL=\\1 and the apiKey as"
                  + " ANTHROPIC_AUTH_TOKEN\\. Page: \\1/admin/");
    } finally {
      gateway.destroyForcibly();
    }
    assertThat(credentials.resolveSibling("mine.json.lock")).exists();
  }

  @Test
  void startWithoutCredentialsEndsWithTheCommandThatSignsIn() throws Exception {
    Process gateway = start("server", configuration(0).toString());
    try (BufferedReader output = gateway.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = new ArrayList<>();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        if (line.contains("There is no credential yet.")) {
          break;
        }
      }
      assertThat(lines).anyMatch(line -> line.contains(" is ready on "));
      assertThat(lines.getLast())
          .contains(
              "Sign in to Kiro: ./kiro admin credentials sign-in --builder-id (docs/accounts.md");
    } finally {
      gateway.destroyForcibly();
    }
  }

  @Test
  void aPortThatIsTakenIsOneSentence() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended start = run("server", configuration(other.getLocalPort()).toString());

      assertThat(start.exitCode()).isEqualTo(1);
      assertThat(start.output())
          .doesNotContain("Exception")
          .contains(
              "kiro4j cannot start: 127.0.0.1:%d is taken by another program. Stop that program,"
                      .formatted(other.getLocalPort())
                  + " or set another port");
    }
  }

  @Test
  void commandsSpeakTheLanguageOfTheSystem() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path config = configuration(other.getLocalPort());
      Path invalid = Files.writeString(folder.resolve("invalid.yml"), "apiKey: a\nport: 99999\n");

      assertThat(runInChinese("server", config.toString()).output())
          .contains(
              "kiro4j 无法启动：127.0.0.1:%d 已被另一个程序占用。请停止该程序，或设置另一个端口：客户端的端口是 port，管理连接器的端口在 server.adminConnectors 中\n"
                  .formatted(other.getLocalPort()));
      assertThat(runInChinese("check", invalid.toString()).output())
          .isEqualTo("%s 有一处错误：\n  * 第 2 行：port 必须小于或等于 65535\n".formatted(invalid));
    }
  }

  @Test
  void wrongArgumentsEndWithTwo() throws Exception {
    assertThat(run("db", "misspelt").exitCode()).isEqualTo(2);
    assertThat(run("db", "migrate", "nowhere.yml").exitCode()).isEqualTo(1);
  }

  @Test
  void checkTakesTheOptionsOfKiroRs() throws Exception {
    Path config = Files.writeString(folder.resolve("config.json"), "{\"apiKey\": \"sk-fake\"}");
    Path credentials =
        Files.writeString(folder.resolve("mine.json"), "[{\"refreshToken\": \"fake\"}]");

    ServerCommandLine check =
        ServerCommandLine.run(
            "check", "-c", config.toString(), "--credentials", credentials.toString());

    assertThat(check.out()).contains(credentials + ": 1 credential, 1 enabled.");
  }

  @Test
  void aConfigurationIsNamedOnce() throws Exception {
    ServerCommandLine check = ServerCommandLine.run("check", "one.yml", "-c", "two.json");

    assertThat(check.failed()).isTrue();
    assertThat(check.err())
        .isEqualTo(
            "the command names two configurations, 'one.yml' and 'two.json'. Name one of them\n");
  }

  @Test
  void aMissingFolderOfTheCredentialsIsOneSentence() throws Exception {
    ServerCommandLine check =
        ServerCommandLine.run("check", "-c", "one.yml", "--credentials", folder + "/no/mine.json");

    assertThat(check.err())
        .isEqualTo(
            "--credentials: the folder %s/no does not exist. Create the folder first\n"
                .formatted(folder));
  }

  private Path configuration(int port) throws IOException {
    return Files.writeString(
        folder.resolve("config.yml"),
        """
        apiKey: sk-not-a-real-key-of-a-client
        adminApiKey: not-a-real-key-of-an-operator
        port: %d
        upstream:
          apiUrl: http://127.0.0.1:9
          socialAuthUrl: http://127.0.0.1:9
          managementUrl: http://127.0.0.1:9
        server:
          adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
        """
            .formatted(port));
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    return ended(builder(arguments).start());
  }

  private Ended runInChinese(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = builder(arguments);
    builder.environment().put("LC_ALL", "zh_CN.UTF-8");
    builder.environment().remove("KIRO4J_LANG");
    // What the JVM does where the locale is installed.
    builder.command().addAll(1, List.of("-Duser.language=zh", "-Duser.country=CN"));
    return ended(builder.start());
  }

  private static Ended ended(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output);
  }

  private Process start(String... arguments) throws IOException {
    return builder(arguments).start();
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KiroApplication.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
  }

  private record Ended(int exitCode, String output) {}
}
