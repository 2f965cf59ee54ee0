package io.github.kiro4j.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Host;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client of one account that calls each host in the host's own dialect, with a current version
/// of Kiro IDE unless another header is set.
public final class HostClient implements AutoCloseable {

  public static final String AWS_JSON = "application/x-amz-json-1.0";

  private static final String CURRENT =
      "aws-sdk-js/1.0.0 ua/2.1 os/linux#6.1.0 lang/js md/nodejs#24.18.0 KiroIDE-1.1.70-0123";

  private final KiroSimulator simulator;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<TestClient> clients = new ArrayList<>();
  private String region = "";

  /// @param bearer access token or API key
  public HostClient(KiroSimulator simulator, AccountKind kind, String bearer) {
    this.simulator = simulator;
    with("Authorization", "Bearer " + bearer).with("User-Agent", CURRENT);
    switch (kind) {
      case API_KEY -> with("tokentype", "API_KEY");
      case EXTERNAL_IDP -> with("tokentype", "EXTERNAL_IDP");
      case SOCIAL, BUILDER_ID, IDC, INTERNAL -> {}
    }
  }

  /// A client with a fresh access token. An account with an API key has none.
  public static HostClient of(KiroSimulator simulator, Account account) {
    return new HostClient(
        simulator, account.kind(), simulator.accounts().issueAccessToken(account));
  }

  public HostClient with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  public HostClient without(String header) {
    headers.remove(header);
    return this;
  }

  /// Names a region in every address from now on.
  public HostClient in(String name) {
    region = "/" + name;
    return this;
  }

  /// Sends "Hello" to a model.
  public HttpResponse<byte[]> generate(Host host, @Nullable String arn)
      throws IOException, InterruptedException {
    return generate(host, named(Samples.ask("Hello"), arn));
  }

  public HttpResponse<byte[]> generate(Host host, JsonNode body)
      throws IOException, InterruptedException {
    return host == Host.RUNTIME
        ? target(host, "KiroRuntimeService.GenerateAssistantResponse", body)
        : post(host, "/generateAssistantResponse", body, "application/json");
  }

  /// Searches the web.
  public HttpResponse<byte[]> search(Host host, @Nullable String arn)
      throws IOException, InterruptedException {
    ObjectNode call =
        (ObjectNode)
            Samples.parse(
                """
                {"id": "web_search_tooluse_1", "jsonrpc": "2.0", "method": "tools/call",
                 "params": {"name": "web_search", "arguments": {"query": "java 25"}}}
                """);
    if (host == Host.RUNTIME) {
      return target(host, "KiroRuntimeService.InvokeMCP", named(call, arn));
    }
    return arn == null
        ? post(host, "/mcp", call, "application/json")
        : post(host, "/mcp", call, "application/json", "x-amzn-kiro-profile-arn", arn);
  }

  public HttpResponse<byte[]> target(Host host, String target, JsonNode body)
      throws IOException, InterruptedException {
    return post(host, "/", body, AWS_JSON, "x-amz-target", target);
  }

  public HttpResponse<byte[]> post(
      Host host, String path, JsonNode body, String contentType, String... more)
      throws IOException, InterruptedException {
    List<String> all = headerList();
    all.addAll(List.of("Content-Type", contentType));
    all.addAll(List.of(more));
    return client(host).post(region + path, body, all.toArray(String[]::new));
  }

  public HttpResponse<byte[]> get(Host host, String path) throws IOException, InterruptedException {
    return client(host).get(region + path, headerList().toArray(String[]::new));
  }

  private static ObjectNode named(ObjectNode body, @Nullable String arn) {
    return arn == null ? body : body.put("profileArn", arn);
  }

  private List<String> headerList() {
    List<String> list = new ArrayList<>();
    headers.forEach((name, value) -> list.addAll(List.of(name, value)));
    return list;
  }

  private TestClient client(Host host) {
    URI address = simulator.url(host);
    TestClient client = new TestClient(address);
    clients.add(client);
    return client;
  }

  @Override
  public void close() {
    clients.forEach(TestClient::close);
  }
}
