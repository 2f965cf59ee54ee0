package io.github.kiro4j.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.KiroApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a gateway in a process of its own writes to its standard output.
class LogFormatTest {

  private static final Pattern READY = Pattern.compile(" is ready on (http://127.0.0.1:\\d+)");

  @TempDir Path folder;

  @Test
  void oneWordOfTheEnvironmentMakesEveryLineJson() throws Exception {
    try (Gateway gateway = new Gateway("json", "requestLog: {appenders: [{type: console}]}")) {
      JsonNode ready = Json.MAPPER.readTree(gateway.readyLine());
      assertThat(ready.path("level").asText()).isEqualTo("INFO");

      String id = gateway.get("/v1/models?key=not-shown").headers().firstValue("request-id").get();
      JsonNode access = Json.MAPPER.readTree(gateway.nextLine());
      assertThat(access.path("uri").asText()).isEqualTo("/v1/models");
      assertThat(access.path("status").asInt()).isEqualTo(401);
      assertThat(access.path("responseHeaders").path("request-id").asText()).isEqualTo(id);
      assertThat(access.toString()).doesNotContain("not-shown");
    }
  }

  @Test
  void theConfigurationChoosesTheFormatToo() throws Exception {
    try (Gateway gateway = new Gateway("warn", "", "logging: {level: INFO, format: json}")) {
      assertThat(Json.MAPPER.readTree(gateway.readyLine()).path("message").asText())
          .startsWith("kiro4j");
    }
  }

  @Test
  void linesOfTheAccessLogHaveTheRequestButNotItsQuery() throws Exception {
    try (Gateway gateway = new Gateway("info", "requestLog: {appenders: [{type: console}]}")) {
      gateway.readyLine();

      String id = gateway.get("/v1/models?key=not-shown").headers().firstValue("request-id").get();
      assertThat(gateway.nextLine())
          .matches("127\\.0\\.0\\.1 - - \\[.+] \"GET /v1/models HTTP/1\\.1\" 401 \\d+ \\d+ " + id);
    }
  }

  @Test
  void withoutAnAccessLogARefusedKeyLeavesNoLine() throws Exception {
    try (Gateway gateway = new Gateway("info", "")) {
      String ready = gateway.readyLine();
      gateway.get("/v1/models");

      assertThat(gateway.rest()).noneMatch(line -> line.contains("/v1/models"));
      assertThat(ready).matches("INFO  \\[[-\\d]+ [:,\\d]+] io\\.github\\.kiro4j: kiro4j .*");
    }
  }

  private final class Gateway implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private String address = "";

    Gateway(String log, String server, String... more) throws IOException {
      Files.writeString(
          folder.resolve("credentials.json"), "[{\"kiroApiKey\": \"ksk_not_a_real_key\"}]");
      Path config =
          Files.writeString(
              folder.resolve("config.yml"),
              """
              apiKey: sk-not-a-real-key-of-a-client
              port: 0
              models: {refresh: false}
              upstream: {apiUrl: "http://127.0.0.1:9", managementUrl: "http://127.0.0.1:9"}
              server:
                adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                %s
              %s
              """
                  .formatted(server, String.join("\n", more)));
      ProcessBuilder command =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "--enable-native-access=ALL-UNNAMED",
              "-cp",
              System.getProperty("java.class.path"),
              KiroApplication.class.getName(),
              "server",
              config.toString());
      command.environment().put("KIRO4J_LOG", log);
      process = command.redirectErrorStream(true).start();
      output = process.inputReader(StandardCharsets.UTF_8);
    }

    /// The line with which the start ends.
    String readyLine() throws IOException {
      for (String line = nextLine(); ; line = nextLine()) {
        Matcher ready = READY.matcher(line);
        if (ready.find()) {
          address = ready.group(1);
          return line;
        }
      }
    }

    String nextLine() throws IOException {
      String line = output.readLine();
      assertThat(line).as("the gateway has ended").isNotNull();
      return line;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      try (HttpClient client = HttpClient.newHttpClient()) {
        return client.send(
            HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
      }
    }

    /// What follows until the gateway has stopped.
    List<String> rest() {
      process.toHandle().destroy();
      return output.lines().toList();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
