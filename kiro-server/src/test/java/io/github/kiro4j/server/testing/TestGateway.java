package io.github.kiro4j.server.testing;

import io.dropwizard.testing.DropwizardTestSupport;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.server.KiroApplication;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.simulator.KiroSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// The gateway as it is shipped, on free ports of this machine, in front of a simulated upstream
/// with one social account.
public final class TestGateway implements AutoCloseable {

  public static final String KEY = "sk-test-not-a-real-key";
  public static final String ADMIN_KEY = "admin-test-not-a-real-key";

  private final KiroSimulator upstream;
  private final Path folder;
  private final DropwizardTestSupport<KiroConfiguration> service;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private TestGateway(
      KiroSimulator upstream,
      String credentials,
      String upstreamBlock,
      String serverBlock,
      String extraConfiguration)
      throws Exception {
    this.upstream = upstream;
    this.folder = Files.createTempDirectory("kiro4j-test");
    Files.writeString(credentialsFile(), credentials);
    Path configuration =
        Files.writeString(
            folder.resolve("config.yml"),
            configuration(upstream, upstreamBlock, serverBlock)
                + quiet(extraConfiguration)
                + extraConfiguration);
    this.service = new DropwizardTestSupport<>(KiroApplication.class, configuration.toString());
    service.before();
  }

  public static TestGateway start() throws Exception {
    return start("");
  }

  /// A gateway with more of a configuration.
  ///
  /// @param extraConfiguration YAML that is appended
  public static TestGateway start(String extraConfiguration) throws Exception {
    KiroSimulator upstream = KiroSimulator.start();
    String refreshToken = upstream.accounts().newRefreshToken();
    upstream.accounts().addSocial(refreshToken);
    return start(upstream, social(refreshToken), extraConfiguration);
  }

  /// A gateway with more in two blocks of its configuration.
  ///
  /// @param upstreamBlock indented YAML for `upstream:`
  /// @param serverBlock indented YAML for `server:`
  public static TestGateway startWith(String upstreamBlock, String serverBlock) throws Exception {
    return startWith(KiroSimulator.start(), upstreamBlock, serverBlock);
  }

  /// The same in front of an upstream that differs from the usual one.
  public static TestGateway startWith(
      KiroSimulator upstream, String upstreamBlock, String serverBlock) throws Exception {
    String refreshToken = upstream.accounts().newRefreshToken();
    upstream.accounts().addSocial(refreshToken);
    return new TestGateway(upstream, social(refreshToken), upstreamBlock, serverBlock, "");
  }

  /// A gateway that sends nothing twice, so that no test waits.
  public static TestGateway startWithoutRetries() throws Exception {
    return startWith("  retry: {within: 0s}\n", "");
  }

  public static TestGateway start(
      KiroSimulator upstream, String credentials, String extraConfiguration) throws Exception {
    return new TestGateway(upstream, credentials, "", "", extraConfiguration);
  }

  /// A gateway with an admin API and, unless the configuration names a store that has some, without
  /// credentials.
  public static TestGateway startEmptyWithAdmin(String extraConfiguration) throws Exception {
    return startEmptyWithAdmin(KiroSimulator.start(), extraConfiguration);
  }

  /// The same before a certain upstream.
  public static TestGateway startEmptyWithAdmin(KiroSimulator upstream, String extraConfiguration)
      throws Exception {
    return start(upstream, "[]", "adminApiKey: " + ADMIN_KEY + "\n" + extraConfiguration);
  }

  /// A gateway with an admin API and two accounts, of which the first is preferred.
  public static TestGateway startWithTwoAccounts() throws Exception {
    KiroSimulator upstream = KiroSimulator.start();
    String first = upstream.accounts().newRefreshToken();
    String second = upstream.accounts().newRefreshToken();
    upstream.accounts().addSocial(first);
    upstream.accounts().addSocial(second);
    return start(
        upstream,
        """
        [{"id": 1, "refreshToken": "%s"}, {"id": 2, "refreshToken": "%s", "priority": 1}]
        """
            .formatted(first, second),
        "adminApiKey: " + ADMIN_KEY + "\n");
  }

  private static String social(String refreshToken) {
    return """
    [{"id": 1, "authMethod": "social", "refreshToken": "%s"}]
    """
        .formatted(refreshToken);
  }

  private static String configuration(
      KiroSimulator upstream, String upstreamBlock, String serverBlock) {
    return """
    apiKey: %1$s
    port: 0
    %2$s%3$sserver:
      adminConnectors:
        - {type: http, bindHost: 127.0.0.1, port: 0}
      requestLog: {appenders: []}
    %4$slogging: {level: WARN}
    """
        .formatted(KEY, upstream.upstreamYaml(), upstreamBlock, serverBlock);
  }

  /// Nothing goes upstream but what a test asks for, unless it configures models itself.
  private static String quiet(String extraConfiguration) {
    return extraConfiguration.contains("models:") ? "" : "models: {refresh: false}\n";
  }

  public KiroSimulator upstream() {
    return upstream;
  }

  public Path credentialsFile() {
    return folder.resolve("credentials.json");
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + service.getLocalPort());
  }

  /// Where operators find metrics and health checks.
  public URI operatorUri() {
    return URI.create("http://127.0.0.1:" + service.getAdminPort());
  }

  /// A request with the right key.
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri().resolve(path))
        .header("x-api-key", KEY)
        .header("content-type", "application/json");
  }

  /// A request with the admin key.
  public HttpRequest.Builder adminRequest(String path) {
    return HttpRequest.newBuilder(uri().resolve("/api/admin" + path))
        .header("x-api-key", ADMIN_KEY)
        .header("content-type", "application/json");
  }

  /// A client with the admin key.
  public AdminClient adminClient() {
    return new AdminClient(uri(), ADMIN_KEY);
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  public HttpResponse<String> postMessages(String body) throws IOException, InterruptedException {
    return send(request("/v1/messages").POST(BodyPublishers.ofString(body)));
  }

  /// The answer as it arrives.
  public HttpResponse<InputStream> stream(String body) throws IOException, InterruptedException {
    return stream(request("/v1/messages"), body);
  }

  /// The answer to a request of the test's own, as it arrives.
  public HttpResponse<InputStream> stream(HttpRequest.Builder request, String body)
      throws IOException, InterruptedException {
    return http.send(
        request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofInputStream());
  }

  /// Stops the gateway as SIGTERM does, while the upstream goes on.
  public Thread stop() {
    return Thread.ofPlatform().name("stop").start(service::after);
  }

  /// Closes the upstream first: the gateway would wait for answers that do not end.
  @Override
  public void close() {
    http.shutdownNow();
    upstream.close();
    service.after();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
