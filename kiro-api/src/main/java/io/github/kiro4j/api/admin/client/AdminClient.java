package io.github.kiro4j.api.admin.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.api.admin.AdminError;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.DisabledChange;
import io.github.kiro4j.api.admin.ImportRequest;
import io.github.kiro4j.api.admin.PriorityChange;
import io.github.kiro4j.api.admin.ProfileChange;
import io.github.kiro4j.api.admin.credentials.AddResult;
import io.github.kiro4j.api.admin.credentials.Balance;
import io.github.kiro4j.api.admin.credentials.BulkAction;
import io.github.kiro4j.api.admin.credentials.BulkResult;
import io.github.kiro4j.api.admin.credentials.CredentialDetail;
import io.github.kiro4j.api.admin.credentials.CredentialExport;
import io.github.kiro4j.api.admin.credentials.CredentialHistory;
import io.github.kiro4j.api.admin.credentials.CredentialList;
import io.github.kiro4j.api.admin.credentials.CredentialOrder;
import io.github.kiro4j.api.admin.credentials.CredentialProfiles;
import io.github.kiro4j.api.admin.credentials.CredentialTest;
import io.github.kiro4j.api.admin.credentials.ImportReport;
import io.github.kiro4j.api.admin.operations.About;
import io.github.kiro4j.api.admin.operations.GatewayStatus;
import io.github.kiro4j.api.admin.operations.Health;
import io.github.kiro4j.api.admin.operations.ModelOverview;
import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.api.admin.operations.RequestPage;
import io.github.kiro4j.api.admin.overview.Overview;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A client of the admin API of a running gateway. Thread-safe.
///
/// Every method throws an [AdminException] when the gateway responds with an error, and another
/// [IOException] when the server cannot be reached or is not a kiro4j gateway.
public final class AdminClient implements AutoCloseable {

  /// The path below which all routes of the admin API are.
  public static final String BASE_PATH = "/api/admin";

  /// The request header for the admin key.
  public static final String KEY_HEADER = "x-api-key";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /// Some responses wait for the upstream; the response to an import waits for many upstream calls.
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private final HttpClient http;
  private final String server;
  private final @Nullable String key;

  /// A client without a key, which can only call [#live] and [#ready].
  ///
  /// @param server base address of the gateway, such as `http://127.0.0.1:8990`
  public AdminClient(URI server) {
    this(server, null);
  }

  /// Creates a client.
  ///
  /// @param server base address of the gateway, such as `http://127.0.0.1:8990`
  /// @param key the gateway's `adminApiKey`; null for none
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

  /// Whether the gateway can serve requests, and if not, why.
  public Health ready() throws IOException, InterruptedException {
    return health("/readyz");
  }

  /// All credentials with their status.
  public CredentialList credentials() throws IOException, InterruptedException {
    return get("/credentials", CredentialList.class);
  }

  /// One credential with its status and settings.
  public CredentialDetail credential(long id) throws IOException, InterruptedException {
    return get(credentialPath(id), CredentialDetail.class);
  }

  /// Adds a credential, after a token refresh has shown that it works.
  public AddResult add(CredentialFields credential) throws IOException, InterruptedException {
    return send("POST", "/credentials", credential, AddResult.class);
  }

  /// Adds a credential without a token refresh.
  public AddResult addWithoutValidation(CredentialFields credential)
      throws IOException, InterruptedException {
    return send("POST", "/credentials?validate=false", credential, AddResult.class);
  }

  /// Changes some fields of a credential; fields that are null are removed.
  public CredentialDetail edit(long id, CredentialFields changes)
      throws IOException, InterruptedException {
    return send("PATCH", credentialPath(id), changes, CredentialDetail.class);
  }

  /// Removes a disabled credential.
  public ActionResult remove(long id) throws IOException, InterruptedException {
    return send("DELETE", credentialPath(id), ActionResult.class);
  }

  /// Disables or enables a credential.
  public ActionResult setDisabled(long id, boolean disabled)
      throws IOException, InterruptedException {
    return act(id, "/disabled", new DisabledChange(disabled));
  }

  /// Changes a credential's priority; the lowest number is used first.
  public ActionResult setPriority(long id, int priority) throws IOException, InterruptedException {
    return act(id, "/priority", new PriorityChange(priority));
  }

  /// Gives every stored credential its place in the order of use.
  public CredentialList order(List<Long> ids) throws IOException, InterruptedException {
    return send("PUT", "/credentials/order", new CredentialOrder(ids), CredentialList.class);
  }

  /// Does the same with many credentials.
  public BulkResult act(BulkAction action) throws IOException, InterruptedException {
    return send("POST", "/credentials/actions", action, BulkResult.class);
  }

  /// Enables a credential, and clears its failures and cool-downs.
  public ActionResult reset(long id) throws IOException, InterruptedException {
    return act(id, "/reset");
  }

  /// Refreshes the tokens now.
  public ActionResult refresh(long id) throws IOException, InterruptedException {
    return act(id, "/refresh");
  }

  /// Sends one tiny request to the upstream.
  public CredentialTest test(long id) throws IOException, InterruptedException {
    return send("POST", credentialPath(id) + "/test", CredentialTest.class);
  }

  /// How much of the account's quota is left.
  ///
  /// @param fresh whether the gateway asks the upstream, even if it knows a balance that is less
  ///   than five minutes old
  public Balance balance(long id, boolean fresh) throws IOException, InterruptedException {
    return get(credentialPath(id) + "/balance" + (fresh ? "?fresh=true" : ""), Balance.class);
  }

  /// The profiles of an organisation's account.
  public CredentialProfiles profiles(long id) throws IOException, InterruptedException {
    return get(credentialPath(id) + "/profiles", CredentialProfiles.class);
  }

  /// Chooses the profile that a credential uses.
  ///
  /// @param profile the id of one of [#profiles]
  public ActionResult chooseProfile(long id, String profile)
      throws IOException, InterruptedException {
    return act(id, "/profile", new ProfileChange(profile));
  }

  /// The latest changes of a credential's health.
  public CredentialHistory history(long id) throws IOException, InterruptedException {
    return get(credentialPath(id) + "/history", CredentialHistory.class);
  }

  /// Adds the credentials in files of other programs.
  ///
  /// @param dryRun whether the gateway only reports what an import would do
  public ImportReport importCredentials(ImportRequest request, boolean dryRun)
      throws IOException, InterruptedException {
    String query = dryRun ? "?dryRun=true" : "";
    return send("POST", "/credentials/import" + query, request, ImportReport.class);
  }

  /// The stored credentials without their secrets.
  public CredentialExport exportCredentials() throws IOException, InterruptedException {
    return get("/credentials/export", CredentialExport.class);
  }

  /// The routes of sign-ins.
  public SignInClient signIns() {
    return new SignInClient(this);
  }

  /// The routes of settings.
  public SettingsClient settings() {
    return new SettingsClient(this);
  }

  /// The routes of the log.
  public LogClient logs() {
    return new LogClient(this);
  }

  /// The routes of statistics and usage.
  public StatisticsClient statistics() {
    return new StatisticsClient(this);
  }

  /// The routes of client keys.
  public KeyClient keys() {
    return new KeyClient(this);
  }

  /// The requests under way and the latest requests that ended.
  public RequestList requests() throws IOException, InterruptedException {
    return get("/requests", RequestList.class);
  }

  /// The requests under way, and those that have ended since an earlier list.
  ///
  /// @param cursor the cursor of the earlier list
  public RequestList requestsAfter(String cursor) throws IOException, InterruptedException {
    return get("/requests?after=" + encoded(cursor), RequestList.class);
  }

  /// One request, under way or ended.
  public RequestList.Request requestById(String requestId)
      throws IOException, InterruptedException {
    return get("/requests/" + encoded(requestId), RequestList.Request.class);
  }

  /// A page of the requests that have ended, newest first.
  ///
  /// @param query parameters such as `outcome=failed&text=throttled`; empty for all requests
  public RequestPage pastRequests(String query) throws IOException, InterruptedException {
    return get("/requests/past" + (query.isEmpty() ? "" : "?" + query), RequestPage.class);
  }

  /// Cancels a request under way.
  public ActionResult cancel(String requestId) throws IOException, InterruptedException {
    return send("DELETE", "/requests/" + encoded(requestId), ActionResult.class);
  }

  /// The routes of usage.
  public UsageClient usage() {
    return new UsageClient(this);
  }

  /// The models that clients may name.
  public ModelOverview models() throws IOException, InterruptedException {
    return get("/models", ModelOverview.class);
  }

  /// The gateway at a glance.
  public Overview overview() throws IOException, InterruptedException {
    return get("/overview", Overview.class);
  }

  /// The gateway's status.
  public GatewayStatus status() throws IOException, InterruptedException {
    return get("/status", GatewayStatus.class);
  }

  /// What the gateway is, and which libraries it contains.
  public About about() throws IOException, InterruptedException {
    return get("/about", About.class);
  }

  private static String credentialPath(long id) {
    return "/credentials/" + id;
  }

  static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private ActionResult act(long id, String action) throws IOException, InterruptedException {
    return send("POST", credentialPath(id) + action, ActionResult.class);
  }

  private ActionResult act(long id, String action, Object body)
      throws IOException, InterruptedException {
    return send("POST", credentialPath(id) + action, body, ActionResult.class);
  }

  <T> T get(String path, Class<T> type) throws IOException, InterruptedException {
    return send("GET", path, type);
  }

  <T> T send(String method, String path, Class<T> type) throws IOException, InterruptedException {
    return answer(request(BASE_PATH + path).method(method, BodyPublishers.noBody()), type);
  }

  <T> T send(String method, String path, Object body, Class<T> type)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(BASE_PATH + path)
            .method(method, BodyPublishers.ofByteArray(Json.bytes(body)))
            .header("content-type", "application/json");
    return answer(request, type);
  }

  private <T> T answer(HttpRequest.Builder request, Class<T> type)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    requireSuccess(response, response.body());
    return read(response.body(), type).orElseThrow(() -> notKiro4j(response));
  }

  /// A body that is read while it arrives; a read fails if the gateway aborts the response.
  InputStream open(String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(
            request(BASE_PATH + path).setHeader("accept", "*/*").build(),
            BodyHandlers.ofInputStream());
    if (response.statusCode() / 100 != 2) {
      try (InputStream body = response.body()) {
        requireSuccess(response, body.readAllBytes());
      }
    }
    return response.body();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(TIMEOUT)
            .header("accept", "application/json");
    if (key != null) {
      request.header(KEY_HEADER, key);
    }
    return request;
  }

  private static void requireSuccess(HttpResponse<?> response, byte[] body) throws IOException {
    int status = response.statusCode();
    if (status / 100 != 2) {
      AdminError.Detail detail =
          read(body, AdminError.class)
              .map(AdminError::error)
              .filter(known -> known.message() != null)
              .orElseThrow(() -> notKiro4j(response));
      throw AdminException.of(status, withCode(detail, status), retryAfter(response));
    }
  }

  /// While the admin API is off, errors have the form of the Messages API, which has no codes.
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

  private static <T> Optional<T> read(byte[] body, Class<T> type) {
    try {
      return Optional.ofNullable(Json.MAPPER.readValue(body, type));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("the body is in memory", e);
    }
  }

  private Health health(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request(path).build(), BodyHandlers.ofByteArray());
    return read(response.body(), Health.class)
        .filter(health -> health.status() != null)
        .orElseThrow(() -> notKiro4j(response));
  }

  private static IOException notKiro4j(HttpResponse<?> response) {
    return new IOException(
        "%s responded with HTTP %d, but not as a kiro4j gateway does"
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
