package io.github.kiro4j.protocol.websearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.kiro.ToolResult;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Failed;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Found;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Page;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Reason;
import io.github.kiro4j.protocol.websearch.SearchPolicy.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSearchTest {

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static MessagesRequest request(String messages) {
    return Json.MAPPER.convertValue(
        json("{\"model\":\"m\",\"messages\":" + messages + "}"), MessagesRequest.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '~',
      textBlock =
          """
          {"query":" kiro "}              | kiro
          {"search_query":"kiro"}         | kiro
          {"q":"kiro"}                    | kiro
          {"queries":["kiro","other"]}    | kiro
          {"queries":[" ",{"text":"kiro"}]} | kiro
          {"queries":"kiro"}              | kiro
          {"query":{"text":"kiro"}}       | kiro
          {"query":{"value":"kiro"}}      | kiro
          {"query":"","q":"kiro"}         | kiro
          {"query":""}                    | -
          {"query":7}                     | -
          {}                              | -
          """)
  void queryIsFoundUnderAllItsNames(String input, @Nullable String query) {
    assertThat(SearchQuery.in(json(input)).orElse(null)).isEqualTo(query);
  }

  @Test
  void queryComesFromTheLastUserMessageWithoutAModelsInput() {
    assertThat(
            SearchQuery.in(
                request(
                    """
                    [{"role":"user","content":"old"},{"role":"assistant","content":"x"},
                     {"role":"user","content":[{"type":"text","text":"<system-reminder>"},
                       {"type":"text","text":"Perform a web search for the query: kiro"}]}]\
                    """)))
        .contains("kiro");
    assertThat(SearchQuery.in(request("[{\"role\":\"assistant\",\"content\":\"x\"}]"))).isEmpty();
  }

  @Test
  void policyCountsOnlyWhatIsAsked() {
    SearchPolicy policy = new SearchPolicy(1, List.of(), List.of());

    assertThat(policy.next(json("{}"))).isEqualTo(refused(Reason.INVALID_TOOL_INPUT));
    assertThat(policy.next(json("{\"query\":\"" + "x".repeat(2001) + "\"}")))
        .isEqualTo(refused(Reason.QUERY_TOO_LONG));
    assertThat(policy.next(json("{\"query\":\"kiro\"}"))).isEqualTo(new Decision.Ask("kiro"));
    assertThat(policy.next(json("{\"query\":\"kiro\"}")))
        .isEqualTo(refused(Reason.MAX_USES_EXCEEDED));
  }

  private static Decision refused(Reason reason) {
    return new Decision.Refuse(new Failed(reason));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          https://example.org/a,        example.org,      '',              true
          https://docs.Example.org/a,   example.org,      '',              true
          https://notexample.org/a,     example.org,      '',              false
          https://example.org/blog/x,   example.org/blog, '',              true
          https://example.org/blogger,  example.org/blog, '',              false
          https://example.org/blog,     example.org/blog, '',              true
          https://example.org/a,        '',               example.org,     false
          https://example.org/a,        example.org,      example.org/a,   false
          https://example.org/a,        '',               '',              true
          http://a b/,                  example.org,      '',              false
          """)
  void pagesOfExcludedDomainsAreRemoved(
      String url, String allowed, String blocked, boolean wanted) {
    SearchPolicy policy = new SearchPolicy(null, list(allowed), list(blocked));
    Page page = new Page("t", url, "", null);

    assertThat(policy.filter(new Found(List.of(page))))
        .isEqualTo(new Found(wanted ? List.of(page) : List.of()));
    assertThat(policy.filter(new Failed(Reason.UNAVAILABLE)))
        .isEqualTo(new Failed(Reason.UNAVAILABLE));
  }

  private static List<String> list(String domain) {
    return domain.isEmpty() ? List.of() : List.of(domain);
  }

  @Test
  void requestIsJsonRpc() {
    assertThat(McpSearch.request("id1", "kiro \"x\""))
        .isEqualTo(
            json(
                """
                {"id":"id1","jsonrpc":"2.0","method":"tools/call",
                 "params":{"name":"web_search","arguments":{"query":"kiro \\"x\\""}}}\
                """));
    assertThat(McpSearch.id(new Random(1), Instant.ofEpochMilli(1_770_163_200_123L)))
        .matches("web_search_tooluse_[A-Za-z0-9]{22}_1770163200123_[a-z0-9]{8}");
  }

  @Test
  void resultsAreReadOutOfTheirString() {
    String results =
        """
        {"results":[
          {"title":"T","url":"https://e.org","snippet":"S","publishedDate":1745971200000},
          {"title":"U","url":"https://f.org","snippet":null},
          {"title":"without address"}],
         "totalResults":3,"query":"q","error":null}\
        """;

    assertThat(McpSearch.read(reply(results, false)))
        .isEqualTo(
            new Found(
                List.of(
                    new Page("T", "https://e.org", "S", Instant.ofEpochMilli(1745971200000L)),
                    new Page("U", "https://f.org", "", null))));
  }

  private static byte[] reply(String text, boolean isError) {
    var reply = Json.MAPPER.createObjectNode().put("id", "1").put("jsonrpc", "2.0");
    reply
        .putObject("result")
        .put("isError", isError)
        .putArray("content")
        .addObject()
        .put("type", "text")
        .put("text", text);
    return reply.toString().getBytes(UTF_8);
  }

  @Test
  void noResultsAreAnEmptyListAndNotAFailure() {
    assertThat(
            McpSearch.read(
                """
                {"id":"1","jsonrpc":"2.0",
                 "error":{"code":-32602,"message":"Tool returned no results"}}\
                """
                    .getBytes(UTF_8)))
        .isEqualTo(new Found(List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"error":{"code":-32602,"message":"Invalid tool parameters provided"}} | INVALID_TOOL_INPUT
          {"error":{"code":-32603,"message":"Internal"}}                         | UNAVAILABLE
          {"result":{}}                                                          | UNAVAILABLE
          {"result":{"content":[{"type":"text","text":"no JSON"}]}}              | UNAVAILABLE
          {"result":{"content":[{"type":"text","text":"{}"}]}}                   | UNAVAILABLE
          <html>                                                                 | UNAVAILABLE
          """)
  void failuresAreNoEmptyResults(String body, Reason reason) {
    assertThat(McpSearch.read(body.getBytes(UTF_8))).isEqualTo(new Failed(reason));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void errorsInsideTheResultAreFailures(boolean isError) {
    assertThat(McpSearch.read(reply("{\"results\":[],\"error\":\"boom\"}", isError)))
        .isEqualTo(new Failed(Reason.UNAVAILABLE));
  }

  @Test
  void upstreamFailuresBecomeErrorCodes() {
    UpstreamFailure.Evidence evidence = new UpstreamFailure.Evidence(429, null, null, null, null);

    assertThat(SearchOutcome.failed(new UpstreamFailure.RateLimited(evidence)))
        .isEqualTo(new Failed(Reason.TOO_MANY_REQUESTS));
    assertThat(SearchOutcome.failed(new UpstreamFailure.Network()))
        .isEqualTo(new Failed(Reason.UNAVAILABLE));
  }

  @Test
  void clientSeesPagesOrOneError() {
    Page page = new Page("T", "https://e.org", "S", Instant.parse("2025-04-30T00:00:00Z"));

    assertThat(SearchBlocks.result("tooluse_a-b", new Found(List.of(page))).content())
        .isEqualTo(
            json(
                """
                [{"type":"web_search_result","title":"T","url":"https://e.org",
                  "encrypted_content":"S","page_age":"April 30, 2025"}]\
                """));
    assertThat(SearchBlocks.result("t", new Failed(Reason.MAX_USES_EXCEEDED)).content())
        .isEqualTo(
            json(
                """
                {"type":"web_search_tool_result_error","error_code":"max_uses_exceeded"}\
                """));
    assertThat(SearchBlocks.serverToolUseId("tooluse_a-b")).isEqualTo("srvtoolu_tooluse_a_b");
  }

  @Test
  void modelSeesTitlesAddressesAndExcerpts() {
    Page one = new Page("T", "https://e.org", " S ", Instant.parse("2025-04-30T00:00:00Z"));
    Page two = new Page("U", "https://f.org", "", null);

    assertThat(SearchBlocks.toolResult("t1", new Found(List.of(one, two))))
        .isEqualTo(
            new ToolResult(
                "t1",
                List.of(
                    new ToolResult.Text(
                        "1. T (April 30, 2025)\nhttps://e.org\nS\n\n2. U\nhttps://f.org")),
                ToolResult.Status.SUCCESS));
    assertThat(SearchBlocks.toolResult("t1", new Found(List.of())).status())
        .isEqualTo(ToolResult.Status.SUCCESS);
    assertThat(SearchBlocks.toolResult("t1", new Failed(Reason.UNAVAILABLE)).status())
        .isEqualTo(ToolResult.Status.ERROR);
  }
}
