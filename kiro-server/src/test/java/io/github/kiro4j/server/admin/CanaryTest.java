package io.github.kiro4j.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.ImportRequest;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.account.Account;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/// Secrets that are found nowhere else go in everywhere. None comes out.
@Isolated("reads output or log lines, or measures memory, of the whole JVM")
class CanaryTest {

  private static final String PROXY_PASSWORD = "canary-proxy-password-7f3a";
  private static final String PROXY_USER = "canary-proxy-user-91bc";
  private static final String CLIENT_SECRET = "canary-client-secret-55de";
  private static final String CLIENT_ID = "canary-client-id-3f0e-0123456789";
  private static final String API_KEY = "ksk_canary_api_key_0d1e2f3a4b5c6d7e";
  private static final String WRONG_KEY = "canary-wrong-key-aa11";
  private static final String ARN =
      "arn:aws:codewhisperer:us-east-1:123456789012:profile/CANARYPROFIL";
  private static final String PROMPT = "canary-prompt-66ef";

  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private final AppenderBase<ILoggingEvent> log =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          seen.add("log: " + event.getFormattedMessage());
          if (event.getThrowableProxy() != null) {
            seen.add("log: " + ThrowableProxyUtil.asString(event.getThrowableProxy()));
          }
        }
      };

  /// Streams of events that end only with their session.
  private static final Set<String> ENDLESS = Set.of("/events", "/logs/events");

  private TestGateway gateway;
  private Account account;
  private String refreshToken;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.startEmptyWithAdmin("");
    root().addAppender(log);
    log.start();
    logger("io.github.kiro4j").setLevel(Level.TRACE);
    refreshToken = "canary-refresh-token-" + "0123456789".repeat(10);
    account = gateway.upstream().accounts().addSocial(refreshToken).withProfileArn(ARN);
    gateway.upstream().accounts().addApiKey(API_KEY);
    secrets.put("admin key", TestGateway.ADMIN_KEY);
    secrets.put("client key", TestGateway.KEY);
    secrets.put("proxy password", PROXY_PASSWORD);
    secrets.put("proxy user", PROXY_USER);
    secrets.put("client secret", CLIENT_SECRET);
    secrets.put("client id", CLIENT_ID);
    secrets.put("API key", API_KEY);
    secrets.put("wrong key", WRONG_KEY);
    secrets.put("profile", ARN);
    secrets.put("prompt", PROMPT);
    secrets.put("refresh token", refreshToken);
  }

  @AfterEach
  void stop() {
    logger("io.github.kiro4j").setLevel(null);
    root().detachAppender(log);
    gateway.close();
  }

  private static Logger root() {
    return logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  @Test
  void noSecretComesOut() throws Exception {
    addEverything();
    callEveryRoute();
    callWrongly();
    useTheGateway();
    readMetrics();
    showObjects();
    learnTokensThatWereIssued();

    assertThat(seen).hasSizeGreaterThan(100);
    secrets.forEach((name, secret) ->
        assertThat(seen.stream().filter(text -> text.contains(secret))).as(name).isEmpty());
  }

  private void addEverything() throws Exception {
    call("POST", "/credentials", "{\"refreshToken\": \"" + refreshToken + "\"}");
    call("POST", "/credentials", "{\"refreshToken\": \"" + refreshToken + "\"}");
    call("POST", "/credentials", "{\"kiroApiKey\": \"" + API_KEY + "\"}");
    call("POST", "/credentials?validate=false", idc().toString());
    call("POST", "/credentials", idc("another").toString());
    call("POST", "/credentials/import?dryRun=true", importOf(idc("imported")));
    call("POST", "/credentials/import", importOf(idc("imported")));
  }

  private ObjectNode idc() {
    return idc("idc");
  }

  private ObjectNode idc(String name) {
    String token = "canary-" + name + "-refresh-token-" + "abcdefghij".repeat(10);
    String access = "canary-" + name + "-access-token-" + "0123456789".repeat(3);
    secrets.put(name + " refresh token", token);
    secrets.put(name + " access token", access);
    return Json.MAPPER
        .createObjectNode()
        .put("authMethod", "idc")
        .put("refreshToken", token)
        .put("accessToken", access)
        .put("expiresAt", "2999-01-01T00:00:00Z")
        .put("clientId", CLIENT_ID)
        .put("clientSecret", CLIENT_SECRET)
        .put("profileArn", ARN)
        .put("startUrl", "https://" + PROXY_USER + ":" + PROXY_PASSWORD + "@start.example/")
        .put("proxyUrl", "http://" + PROXY_USER + ":" + PROXY_PASSWORD + "@127.0.0.1:9");
  }

  private static String importOf(JsonNode entry) {
    ObjectNode file = Json.MAPPER.createObjectNode().put("name", "credentials.json");
    file.put("text", "[" + entry + "]");
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putArray("files").add(file);
    return body.toString();
  }

  /// Every route with every id, ends with removals.
  private void callEveryRoute() throws Exception {
    List<RouteTable.Route> routes = RouteTable.read().routes();
    assertThat(routes).hasSizeGreaterThan(20);
    for (RouteTable.Route route : routes) {
      if (ENDLESS.contains(route.path())) {
        follow(route.path());
      } else if (!route.method().equals("DELETE")) {
        for (int id = 1; id <= 4; id++) {
          call(route.method(), route.path().replace("{id}", String.valueOf(id)), body(route));
        }
      }
    }
    call("DELETE", "/credentials/4", null);
    call("DELETE", "/requests/" + refreshToken, null);
    call("DELETE", "/session", null);
  }

  /// Reads the first events of a stream that does not end.
  private void follow(String path) throws Exception {
    HttpRequest request = gateway.adminRequest(path + "?after=0").GET().build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> stream = http.send(request, BodyHandlers.ofInputStream());
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
        lines.lines().filter(line -> line.startsWith("data: ")).limit(2).forEach(seen::add);
      }
    }
  }

  private static @Nullable String body(RouteTable.Route route) {
    return switch (route.body()) {
      case "DisabledChange" -> "{\"disabled\": false}";
      case "PriorityChange" -> "{\"priority\": 2}";
      case "LoadBalancingMode" -> "{\"mode\": \"balanced\"}";
      case "CredentialFields" -> "{\"email\": \"someone@b.example\", \"proxyPassword\": null}";
      case "ImportRequest" -> "{\"files\": []}";
      default -> null;
    };
  }

  private void callWrongly() throws Exception {
    for (String secret : List.copyOf(secrets.values())) {
      for (String body :
          List.of(
              "{\"disabled\": \"" + secret + "\"}",
              "{\"priority\": \"" + secret + "\"}",
              "{\"mode\": \"" + secret + "\"}",
              "{\"region\": \"" + secret + "\", \"refreshToken\": \"" + refreshToken + "x\"}",
              "{\"authMethod\": \"" + secret + "\", \"kiroApiKey\": \"" + API_KEY + "x\"}",
              "{\"proxyUrl\": \"gopher://" + secret + "\"}",
              "{\"machineId\": " + secret,
              "\"" + secret + "\"")) {
        call("PATCH", "/credentials/1", body);
        call("POST", "/credentials", body);
        call("POST", "/credentials/1/disabled", body);
        call("POST", "/credentials/1/priority", body);
        call("PUT", "/config/load-balancing", body);
        call("POST", "/credentials/import", importOf(Json.MAPPER.getNodeFactory().textNode(body)));
      }
    }
    for (String path : List.of("/credentials/", "/credentials/%s/reset", "/requests?after=")) {
      call("GET", path.contains("%s") ? path.formatted(WRONG_KEY) : path + WRONG_KEY, null);
    }
    call("POST", "/credentials/" + refreshToken + "/reset", null);
    send(
        HttpRequest.newBuilder(gateway.uri().resolve("/api/admin/credentials"))
            .header("x-api-key", WRONG_KEY)
            .header("Cookie", "kiro4j_admin=" + WRONG_KEY));
  }

  private void useTheGateway() throws Exception {
    String body = AdminApiContract.MESSAGE.replace("Hello", PROMPT);
    assertThat(gateway.postMessages(body).statusCode()).isEqualTo(200);
    account.suspend();
    gateway.postMessages(body);
    account.heal();
    account.refuseRefreshes();
    call("POST", "/credentials/1/refresh", null);
    for (String path :
        List.of("/requests", "/credentials", "/credentials/1/history", "/stats", "/config")) {
      call("GET", path, null);
    }
  }

  private void readMetrics() throws Exception {
    for (String path : List.of("/metrics", "/healthcheck")) {
      send(HttpRequest.newBuilder(gateway.operatorUri().resolve(path)));
    }
  }

  private void showObjects() throws Exception {
    CredentialFields fields = CredentialFields.of(idc("shown"));
    seen.add(fields.toString());
    seen.add(fields.with(CredentialField.KIRO_API_KEY, API_KEY).toString());
    StoredEntry entry = StoredEntry.of(idc("shown")).withId(1);
    seen.add(entry.toString());
    seen.add(entry.credential().toString());
    seen.add(
        new ImportRequest(List.of(ImportRequest.File.ofText("a.json", refreshToken))).toString());
    seen.add(gateway.adminClient().toString());
    try {
      gateway.adminClient().add(CredentialFields.of(idc("shown").put("region", refreshToken)));
    } catch (AdminException e) {
      seen.add(e + " " + e.code() + " " + e.field());
    }
  }

  /// Those of the simulated service, which nobody knew before.
  private void learnTokensThatWereIssued() throws Exception {
    JsonNode file = Json.MAPPER.readTree(Files.readAllBytes(gateway.credentialsFile()));
    assertThat(file.size()).isGreaterThan(2);
    for (String member : List.of("refreshToken", "accessToken", "profileArn")) {
      List<String> values = file.findValuesAsText(member);
      assertThat(values).as(member).isNotEmpty();
      values.forEach(value -> secrets.put("stored " + member + " " + secrets.size(), value));
    }
  }

  private void call(String method, String path, @Nullable String body) throws Exception {
    HttpRequest.BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    send(gateway.adminRequest(path).method(method, publisher));
  }

  private void send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = gateway.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isNotEqualTo(500);
    seen.add(answer.headers().map() + " " + answer.body());
  }
}
