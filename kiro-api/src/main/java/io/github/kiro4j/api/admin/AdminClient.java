package io.github.kiro4j.api.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.credentials.AddResult;
import io.github.kiro4j.api.admin.credentials.Balance;
import io.github.kiro4j.api.admin.credentials.CredentialDetail;
import io.github.kiro4j.api.admin.credentials.CredentialExport;
import io.github.kiro4j.api.admin.credentials.CredentialHistory;
import io.github.kiro4j.api.admin.credentials.CredentialList;
import io.github.kiro4j.api.admin.credentials.CredentialTest;
import io.github.kiro4j.api.admin.credentials.ImportReport;
import io.github.kiro4j.api.admin.operations.EffectiveConfiguration;
import io.github.kiro4j.api.admin.operations.GatewayStatus;
import io.github.kiro4j.api.admin.operations.Health;
import io.github.kiro4j.api.admin.operations.LoadBalancingMode;
import io.github.kiro4j.api.admin.operations.ModelOverview;
import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.api.admin.operations.Statistics;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks and changes a running gateway through its admin API. Safe for use by many threads.
///
/// Every method throws an [AdminException] when the gateway answers with an error, and another
/// [IOException] when nothing answers, or something that is no kiro4j gateway.
public final class AdminClient implements AutoCloseable {

  /// Where the admin API begins.
  public static final String BASE_PATH = "/api/admin";

  /// The header that carries the key.
  public static final String KEY_HEADER = "x-api-key";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /// Some answers wait for the upstream, an import even for many answers of it.
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private final HttpClient http;
  private final String server;
  private final @Nullable String key;

  /// A client that may only ask for the gateway's health.
  ///
  /// @param server base address of the gateway, for example `http://127.0.0.1:8990`
  public AdminClient(URI server) {
    this(server, null);
  }

  /// @param server base address of the gateway, for example `http://127.0.0.1:8990`
  /// @param key the gateway's `adminApiKey`
  public AdminClient(URI server, @Nullable String key) {
    this.http = http(server);
    this.server = server.toString().replaceAll("/+$", "");
    this.key = key;
  }

  private static HttpClient http(URI server) {
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT);
    if ("http".equalsIgnoreCase(server.getScheme())) {
      http.sslContext(new NoTls());
    }
    return http.build();
  }

  /// Whether the process runs.
  public Health live() throws IOException, InterruptedException {
    return health("/healthz");
  }

  /// Whether requests can be served; if not, the answer tells why.
  public Health ready() throws IOException, InterruptedException {
    return health("/readyz");
  }

  public CredentialList credentials() throws IOException, InterruptedException {
    return get("/credentials", CredentialList.class);
  }

  public CredentialDetail credential(long id) throws IOException, InterruptedException {
    return get(credentialPath(id), CredentialDetail.class);
  }

  /// Adds a credential after a refresh has shown that it works.
  public AddResult add(CredentialFields credential) throws IOException, InterruptedException {
    return send("POST", "/credentials", credential, AddResult.class);
  }

  /// Adds a credential as it is, without asking anybody about it.
  public AddResult addUnchecked(CredentialFields credential)
      throws IOException, InterruptedException {
    return send("POST", "/credentials?validate=false", credential, AddResult.class);
  }

  /// Changes single members; those that are null are removed.
  public CredentialDetail edit(long id, CredentialFields changes)
      throws IOException, InterruptedException {
    return send("PATCH", credentialPath(id), changes, CredentialDetail.class);
  }

  /// Removes a credential, which has to be disabled.
  public ActionResult remove(long id) throws IOException, InterruptedException {
    return send("DELETE", credentialPath(id), null, ActionResult.class);
  }

  public ActionResult setDisabled(long id, boolean disabled)
      throws IOException, InterruptedException {
    return act(id, "/disabled", new DisabledChange(disabled));
  }

  public ActionResult setPriority(long id, int priority) throws IOException, InterruptedException {
    return act(id, "/priority", new PriorityChange(priority));
  }

  /// Enables a credential and forgets all of its failures and cool-downs.
  public ActionResult reset(long id) throws IOException, InterruptedException {
    return act(id, "/reset", null);
  }

  /// Replaces the tokens now.
  public ActionResult refresh(long id) throws IOException, InterruptedException {
    return act(id, "/refresh", null);
  }

  /// Sends the upstream one tiny request.
  public CredentialTest test(long id) throws IOException, InterruptedException {
    return send("POST", credentialPath(id) + "/test", null, CredentialTest.class);
  }

  /// What is left of the account's quota.
  ///
  /// @param fresh whether an answer of the last five minutes will not do
  public Balance balance(long id, boolean fresh) throws IOException, InterruptedException {
    return get(credentialPath(id) + "/balance" + (fresh ? "?fresh=true" : ""), Balance.class);
  }

  public CredentialHistory history(long id) throws IOException, InterruptedException {
    return get(credentialPath(id) + "/history", CredentialHistory.class);
  }

  /// Adds what other programs have written down.
  ///
  /// @param dryRun whether to say only what would happen
  public ImportReport importCredentials(ImportRequest request, boolean dryRun)
      throws IOException, InterruptedException {
    String query = dryRun ? "?dryRun=true" : "";
    return send("POST", "/credentials/import" + query, request, ImportReport.class);
  }

  public CredentialExport exportCredentials() throws IOException, InterruptedException {
    return get("/credentials/export", CredentialExport.class);
  }

  public LoadBalancingMode loadBalancing() throws IOException, InterruptedException {
    return get("/config/load-balancing", LoadBalancingMode.class);
  }

  public LoadBalancingMode setLoadBalancing(String mode) throws IOException, InterruptedException {
    return send(
        "PUT", "/config/load-balancing", new LoadBalancingMode(mode), LoadBalancingMode.class);
  }

  public EffectiveConfiguration configuration() throws IOException, InterruptedException {
    return get("/config", EffectiveConfiguration.class);
  }

  public RequestList requests() throws IOException, InterruptedException {
    return get("/requests", RequestList.class);
  }

  /// The same with only those recent ones that ended after an earlier list was made.
  ///
  /// @param cursor of that list
  public RequestList requestsAfter(String cursor) throws IOException, InterruptedException {
    return get("/requests?after=" + encoded(cursor), RequestList.class);
  }

  /// Breaks off a live request.
  public ActionResult cancel(String requestId) throws IOException, InterruptedException {
    return send("DELETE", "/requests/" + encoded(requestId), null, ActionResult.class);
  }

  public Statistics statistics(Statistics.By by) throws IOException, InterruptedException {
    return get("/stats?by=" + by.wireName(), Statistics.class);
  }

  /// Statistics over some days in UTC, the first and the last included.
  public Statistics statistics(Statistics.By by, LocalDate from, LocalDate to)
      throws IOException, InterruptedException {
    String query = "?by=%s&from=%s&to=%s".formatted(by.wireName(), from, to);
    return get("/stats" + query, Statistics.class);
  }

  public ModelOverview models() throws IOException, InterruptedException {
    return get("/models", ModelOverview.class);
  }

  public GatewayStatus status() throws IOException, InterruptedException {
    return get("/status", GatewayStatus.class);
  }

  private static String credentialPath(long id) {
    return "/credentials/" + id;
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private ActionResult act(long id, String action, @Nullable Object body)
      throws IOException, InterruptedException {
    return send("POST", credentialPath(id) + action, body, ActionResult.class);
  }

  private <T> T get(String path, Class<T> type) throws IOException, InterruptedException {
    return send("GET", path, null, type);
  }

  private <T> T send(String method, String path, @Nullable Object body, Class<T> type)
      throws IOException, InterruptedException {
    HttpRequest request = request(method, BASE_PATH + path, body);
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 != 2) {
      throw failure(response);
    }
    return read(response, type).orElseThrow(() -> strange(response));
  }

  private HttpRequest request(String method, String path, @Nullable Object body) {
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.bytes(body));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(TIMEOUT)
            .header("accept", "application/json")
            .method(method, publisher);
    if (body != null) {
      request.header("content-type", "application/json");
    }
    if (key != null) {
      request.header(KEY_HEADER, key);
    }
    return request.build();
  }

  private static IOException failure(HttpResponse<byte[]> response) {
    Optional<AdminError.Detail> detail = read(response, AdminError.class).map(AdminError::error);
    if (detail.isEmpty() || detail.get().message() == null) {
      return strange(response);
    }
    return AdminException.of(
        response.statusCode(), withCode(detail.get(), response.statusCode()), retryAfter(response));
  }

  /// Where the admin API is off, the answer is one of the Messages API, which has no codes.
  private static AdminError.Detail withCode(AdminError.Detail detail, int status) {
    if (detail.code() != null) {
      return detail;
    }
    String code = status == 404 ? AdminErrorCode.UNKNOWN_ROUTE.wireName() : detail.type();
    return new AdminError.Detail(detail.type(), detail.message(), code, detail.field());
  }

  private static @Nullable Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .filter(value -> value.matches("[0-9]{1,9}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(null);
  }

  private static <T> Optional<T> read(HttpResponse<byte[]> response, Class<T> type) {
    try {
      return Optional.ofNullable(Json.MAPPER.readValue(response.body(), type));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("the body is in memory", e);
    }
  }

  private Health health(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(request("GET", path, null), BodyHandlers.ofByteArray());
    return read(response, Health.class)
        .filter(health -> health.status() != null)
        .orElseThrow(() -> strange(response));
  }

  private static IOException strange(HttpResponse<?> response) {
    return new IOException(
        "%s answered HTTP %d, but not as a kiro4j gateway does"
            .formatted(response.uri(), response.statusCode()));
  }

  @Override
  public void close() {
    http.close();
  }

  @Override
  public String toString() {
    return "AdminClient[" + server + "]";
  }
}
