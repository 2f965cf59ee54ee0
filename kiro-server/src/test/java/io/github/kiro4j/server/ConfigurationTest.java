package io.github.kiro4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.access.jetty.RequestLogImpl;
import io.dropwizard.testing.DropwizardTestSupport;
import io.github.kiro4j.server.config.KiroConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.RequestLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("reads output or log lines, or measures memory, of the whole JVM")
class ConfigurationTest {

  private static final String CREDENTIALS = "[{\"id\": 1, \"kiroApiKey\": \"ksk_not_a_real_key\"}]";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `apiKey: ""`                        | no apiKey is set. Put one into the configuration or into KIRO4J_API_KEY, for example sk-kiro4j-
          `apiKey: "   "`                     | no apiKey is set
          `{apiKey: a, kiroVersoin: 1.0}`     | Did you mean?
          `{apiKey: a, kiroVersoin: 1.0}`     | kiroVersion
          `{apiKey: a, region: "evil.com/"}`  | line 1: region must be an AWS region, such as us-east-1
          `{apiKey: a, port: 70000}`          | line 1: port must be less than or equal to 65535
          `{apiKey: a, server: {user: nobody}}`    | server: kiro4j does not change the user, group, umask or file limits of its process; remove user
          `{apiKey: a, server: {umask: "077"}}`    | server: kiro4j does not change the user
          `{apiKey: a, credentialsFile: no}`  | no credential is enabled in
          `{apiKey: a, credentialStorageType: sqlite}`   | line 1: credentialStorageType must be one of file, postgres, not 'sqlite'
          `{apiKey: a, credentialStorageType: postgres, postgres: {databaseUrl: x}}` | postgres.databaseUrl must begin with
          `{apiKey: a, credentialStorageType: postgres, postgres: {databaseUrl: "postgres://127.0.0.1:1/g"}}` | kiro4j cannot start: the database 127.0.0.1:1/g cannot be reached: nothing answers there
          `{apiKey: a, countTokensApiUrl: x}` | line 1: countTokensApiUrl must be an address that begins with https://
          `{apiKey: a, countTokensApiUrl: "http://[x"}`                     | countTokensApiUrl is not an address
          `{apiKey: a, countTokensAuthType: cookie}`                        | countTokensAuthType must be one of x-api-key, bearer
          `{apiKey: a, upstream: {requireEndEvidence: maybe}}`              | upstream.requireEndEvidence must be one of auto, true, false
          `{apiKey: a, defaultEndpoint: runtim}`                            | defaultEndpoint must be one of runtime, q, codewhisperer, ide, cli
          `{apiKey: a, models: {alias: {}}}`                                | - aliases
          `{apiKey: a, models: {familyDefaults: {opus: claude-opus-9}}}`    | models.familyDefaults.opus: the catalogue has no model 'claude-opus-9'
          `{apiKey: a, models: {catalogue: [{id: ""}]}}`                    | models.catalogue[0].id must not be blank
          `{apiKey: a, models: {catalogue: [{id: auto, contextWindow: 0}]}}` | models.catalogue[0].contextWindow must be greater than or equal to 1
          `{apiKey: a, models: {catalogue: [{id: gpt-7, family: gpt}]}}`    | models.catalogue: gpt-7 is new and needs family, contextWindow and maxOutputTokens
          """)
  void whatIsWrongIsSaidWithoutAStackTrace(String yaml, String sentence) throws Exception {
    Files.writeString(folder.resolve("credentials.json"), CREDENTIALS);
    Path config = Files.writeString(folder.resolve("config.yml"), yaml);

    assertThat(errorsOf(config.toString())).contains(sentence).doesNotContain("\tat ");
  }

  @Test
  void aMissingFileIsSaid() throws Exception {
    assertThat(errorsOf(folder.resolve("none.yml").toString()))
        .contains("none.yml")
        .doesNotContain("\tat ");
  }

  @Test
  void aServerBlockWithoutATypeKeepsTheGatewaysOwnServer() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config.yml"),
            """
            apiKey: a
            port: 0
            models: {refresh: false}
            server:
              shutdownGracePeriod: 5s
              adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
            """);
    Files.writeString(folder.resolve("credentials.json"), CREDENTIALS);

    try (Running gateway = new Running(config)) {
      assertThat(gateway.get("/healthz")).isEqualTo("{\"status\":\"ok\"}");
      assertThat(gateway.get("/v1/nothing")).contains("\"type\":\"not_found_error\"");
    }
  }

  @Test
  void theRequestLogPrintsNothingAtTheStart() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config.yml"),
            """
            {apiKey: a, port: 0, models: {refresh: false},
              server: {adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}],
                requestLog: {appenders: [{type: console}]}}}
            """);
    Files.writeString(folder.resolve("credentials.json"), CREDENTIALS);

    try (Running gateway = new Running(config)) {
      assertThat(gateway.requestLog())
          .isInstanceOfSatisfying(RequestLogImpl.class, log -> assertThat(log.isQuiet()).isTrue());
    }
  }

  @Test
  void aConfigurationOfKiroRsWorksAsItIs() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config.json"),
            """
            {
              // comments are allowed
              "host": "127.0.0.1", "port": 0, "apiKey": "sk-${not.filled.in}", "tlsBackend": "rustls",
              "kiroVersion": "0.8.0", "endpoints": {},
              "models": {"refresh": false},
              "server": {"adminConnectors": [{"type": "http", "bindHost": "127.0.0.1", "port": 0}]}
            }
            """);
    Files.writeString(folder.resolve("credentials.json"), CREDENTIALS);

    try (Running gateway = new Running(config)) {
      assertThat(gateway.get("/readyz")).isEqualTo("{\"status\":\"ok\"}");
    }
  }

  @Test
  void theShippedConfigurationIsCompleteButForTheKey() throws Exception {
    Path shipped = Path.of("..", "config.yml");
    Path config = Files.copy(shipped, folder.resolve("config.yml"));

    assertThat(errorsOf(config.toString())).contains("no apiKey is set");
  }

  private static String errorsOf(String config) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      new KiroApplication() {
        @Override
        protected void onFatalError(Throwable failure) {
          // The process would end here.
        }
      }.run("server", config);
    } finally {
      System.setErr(before);
    }
    return errors.toString(StandardCharsets.UTF_8);
  }

  private static final class Running implements AutoCloseable {

    private final DropwizardTestSupport<KiroConfiguration> service;

    Running(Path config) throws Exception {
      service = new DropwizardTestSupport<>(KiroApplication.class, config.toString());
      service.before();
    }

    String get(String path) throws Exception {
      URI uri = URI.create("http://127.0.0.1:" + service.getLocalPort() + path);
      try (HttpClient client = HttpClient.newHttpClient()) {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
      }
    }

    RequestLog requestLog() {
      return service.getEnvironment().getApplicationContext().getServer().getRequestLog();
    }

    @Override
    public void close() {
      service.after();
    }
  }
}
