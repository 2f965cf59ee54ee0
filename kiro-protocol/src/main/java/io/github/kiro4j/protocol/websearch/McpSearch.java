package io.github.kiro4j.protocol.websearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Failed;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Found;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Page;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The JSON-RPC messages of the web search that the upstream offers under `POST /mcp`.
///
/// Source: the operation `InvokeMCP` in AWS's published streaming model, and the public source code
/// of Kiro clients that call the tool `web_search`.
public final class McpSearch {

  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int LOWER_CASE = 36;

  /// The code of JSON-RPC for invalid parameters, which the service also sends for an empty result.
  private static final int INVALID_PARAMS = -32602;

  private static final String NO_RESULTS = "no results";

  private McpSearch() {}

  /// An id for a request, in the form of the provider's own clients.
  public static String id(RandomGenerator random, Instant now) {
    return "web_search_tooluse_%s_%d_%s"
        .formatted(
            characters(random, 22, ALPHABET.length()),
            now.toEpochMilli(),
            characters(random, 8, LOWER_CASE));
  }

  /// The body of a search request.
  public static ObjectNode request(String id, String query) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", id).put("jsonrpc", "2.0").put("method", "tools/call");
    body.putObject("params").put("name", "web_search").putObject("arguments").put("query", query);
    return body;
  }

  /// The outcome that a response with status 200 states. An unreadable response is a failed search.
  public static SearchOutcome read(byte[] body) {
    try {
      return outcome(Json.MAPPER.readTree(body));
    } catch (IOException _) {
      return new Failed(Reason.UNAVAILABLE);
    }
  }

  private static SearchOutcome outcome(JsonNode reply) throws IOException {
    if (reply.path("error").isObject()) {
      return error(reply.path("error"));
    }
    JsonNode text = reply.path("result").path("content").path(0).path("text");
    if (!text.isTextual() || reply.path("result").path("isError").asBoolean()) {
      return new Failed(Reason.UNAVAILABLE);
    }
    JsonNode search = Json.MAPPER.readTree(text.textValue());
    boolean failed = !search.path("error").asText("").isBlank();
    return failed || !search.path("results").isArray()
        ? new Failed(Reason.UNAVAILABLE)
        : new Found(
            search.path("results").valueStream().flatMap(result -> page(result).stream()).toList());
  }

  private static SearchOutcome error(JsonNode error) {
    if (error.path("code").asInt() != INVALID_PARAMS) {
      return new Failed(Reason.UNAVAILABLE);
    }
    return error.path("message").asText("").contains(NO_RESULTS)
        ? new Found(List.of())
        : new Failed(Reason.INVALID_TOOL_INPUT);
  }

  private static Optional<Page> page(JsonNode result) {
    JsonNode title = result.path("title");
    JsonNode url = result.path("url");
    if (!title.isTextual() || !url.isTextual()) {
      return Optional.empty();
    }
    String snippet = result.path("snippet").asText("");
    Instant published = published(result.path("publishedDate"));
    return Optional.of(new Page(title.textValue(), url.textValue(), snippet, published));
  }

  private static @Nullable Instant published(JsonNode epochMillis) {
    return epochMillis.canConvertToLong() ? Instant.ofEpochMilli(epochMillis.longValue()) : null;
  }

  private static String characters(RandomGenerator random, int count, int alphabet) {
    return random
        .ints(count, 0, alphabet)
        .mapToObj(ALPHABET::charAt)
        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
        .toString();
  }
}
