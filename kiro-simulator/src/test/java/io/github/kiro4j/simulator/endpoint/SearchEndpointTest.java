package io.github.kiro4j.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.TestClient;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.script.SearchScript;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchEndpointTest {

  private KiroSimulator simulator;
  private TestClient client;
  private Account account;
  private String token;

  @BeforeEach
  void start() {
    simulator = KiroSimulator.start();
    client = new TestClient(simulator);
    account = simulator.accounts().addSocial(simulator.accounts().newRefreshToken());
    token = simulator.accounts().issueAccessToken(account);
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  @Test
  void resultsAreJsonInTextAndAboutTheQuery() throws Exception {
    JsonNode answer = search("rust \"latest\" version");

    assertThat(answer.path("id").asText()).isEqualTo("web_search_tooluse_1");
    assertThat(answer.path("jsonrpc").asText()).isEqualTo("2.0");
    assertThat(answer.at("/result/isError").booleanValue()).isFalse();
    assertThat(answer.at("/result/content/0/type").asText()).isEqualTo("text");
    JsonNode found = Samples.parse(answer.at("/result/content/0/text").asText());
    assertThat(found.path("query").asText()).isEqualTo("rust \"latest\" version");
    assertThat(found.path("totalResults").asInt()).isEqualTo(found.path("results").size());
    assertThat(found.path("results"))
        .isNotEmpty()
        .allMatch(result -> result.path("snippet").asText().contains("rust \"latest\" version"))
        .allMatch(result -> result.path("url").asText().startsWith("https://www.example.com/"));
    assertThat(search("rust \"latest\" version")).isEqualTo(answer);
  }

  @Test
  void anEmptyOrTooLongQueryIsInvalid() throws Exception {
    assertThat(search(" ").at("/error/message").asText())
        .isEqualTo("Invalid tool parameters provided");
    assertThat(search("x".repeat(2_001)).at("/error/code").asInt()).isEqualTo(-32602);
    assertThat(search("x".repeat(2_000)).has("result")).isTrue();
  }

  @Test
  void anotherMethodIsUnknown() throws Exception {
    JsonNode answer =
        TestClient.json(mcp("{\"id\":\"1\",\"jsonrpc\":\"2.0\",\"method\":\"tools/delete\"}"));

    assertThat(answer.at("/error/code").asInt()).isEqualTo(-32601);
  }

  @Test
  void aCallWithoutAnIdIsRefused() throws Exception {
    assertThat(mcp("{\"method\":\"tools/call\"}").statusCode()).isEqualTo(400);
    assertThat(mcp("{").statusCode()).isEqualTo(400);
  }

  @Test
  void scriptsAnswerNoResultsAnErrorOrAFailure() throws Exception {
    simulator
        .searches()
        .next(new SearchScript.NoResults())
        .next(new SearchScript.RpcError(-32000, "broken"))
        .next(new SearchScript.ToolError("the index is down"))
        .next(new SearchScript.Failure(KnownErrors.throttled()));

    JsonNode nothing = search("a");
    assertThat(nothing.at("/error/code").asInt()).isEqualTo(-32602);
    assertThat(nothing.at("/error/message").asText()).isEqualTo("Tool returned no results");
    assertThat(search("a").at("/error/message").asText()).isEqualTo("broken");
    JsonNode toolError = search("a");
    assertThat(toolError.at("/result/isError").booleanValue()).isTrue();
    assertThat(toolError.at("/result/content/0/text").asText()).isEqualTo("the index is down");
    assertThat(mcp(call("a")).statusCode()).isEqualTo(429);
  }

  @Test
  void theProfileIsInAHeader() throws Exception {
    account.requireProfileArn();

    assertThat(mcp(call("a")).statusCode()).isEqualTo(400);
    assertThat(
            mcp(call("a"), "x-amzn-kiro-profile-arn", account.profileArn().orElseThrow())
                .statusCode())
        .isEqualTo(200);
  }

  private JsonNode search(String query) throws Exception {
    HttpResponse<byte[]> response = mcp(call(query));
    assertThat(response.statusCode()).isEqualTo(200);
    return TestClient.json(response);
  }

  private HttpResponse<byte[]> mcp(String body, String... headers) throws Exception {
    String[] all = new String[headers.length + 2];
    all[0] = "Authorization";
    all[1] = "Bearer " + token;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return client.post("/mcp", body.getBytes(StandardCharsets.UTF_8), all);
  }

  private static String call(String query) {
    JsonNode call =
        Samples.parse(
            """
            {"id": "web_search_tooluse_1", "jsonrpc": "2.0", "method": "tools/call",
             "params": {"name": "web_search", "arguments": {}}}
            """);
    call.withObject("/params/arguments").put("query", query);
    return call.toString();
  }
}
