package io.github.kiro4j.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.script.ScriptBook;
import io.github.kiro4j.simulator.script.SearchScript;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import io.github.kiro4j.simulator.wire.Reply;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// `InvokeMCP` in both dialects: the web search of the service, a JSON-RPC call.
public record SearchEndpoint(
    Admission admission, ProfileRules profiles, ScriptBook<SearchScript> scripts) {

  private static final int INVALID_PARAMS = -32602;
  private static final int METHOD_NOT_FOUND = -32601;
  private static final int MAX_QUERY = 2_000;

  public EndpointOutcome handle(RecordedRequest request) {
    Account account = admission.toDataPlane(request);
    JsonNode call = call(request);
    profiles.checkOnDataPlane(account, request, profileArn(request, call));
    return new EndpointOutcome.Whole(Reply.json(200, answer(request, call)));
  }

  /// The REST dialect binds the profile to a header.
  private static @Nullable String profileArn(RecordedRequest request, JsonNode call) {
    return request.usesJsonDialect()
        ? call.path("profileArn").textValue()
        : request.header("x-amzn-kiro-profile-arn").orElse(null);
  }

  private static JsonNode call(RecordedRequest request) {
    try {
      JsonNode call = request.json();
      if (!call.path("id").isTextual() || !call.path("method").isTextual()) {
        throw new RefusedException(KnownErrors.improperlyFormed("id or method is missing"));
      }
      return call;
    } catch (UncheckedIOException _) {
      throw new RefusedException(KnownErrors.notJson("syntax"));
    }
  }

  private ObjectNode answer(RecordedRequest request, JsonNode call) {
    JsonNode params = call.path("params");
    if (!call.path("method").asText().equals("tools/call")) {
      return rpcError(call, METHOD_NOT_FOUND, "Method not found");
    }
    String query = params.path("arguments").path("query").asText().strip();
    boolean wellFormed = !query.isEmpty() && query.length() <= MAX_QUERY;
    if (!params.path("name").asText().equals("web_search") || !wellFormed) {
      return rpcError(call, INVALID_PARAMS, "Invalid tool parameters provided");
    }
    return scripts
        .take(request)
        .map(script -> scripted(call, script))
        .orElseGet(() -> result(call, SearchResults.of(query).toString(), false));
  }

  private static ObjectNode scripted(JsonNode call, SearchScript script) {
    return switch (script) {
      case SearchScript.NoResults _ -> rpcError(call, INVALID_PARAMS, "Tool returned no results");
      case SearchScript.RpcError error -> rpcError(call, error.code(), error.message());
      case SearchScript.ToolError error -> result(call, error.text(), true);
      case SearchScript.Failure failure -> throw new RefusedException(failure.error());
    };
  }

  private static ObjectNode result(JsonNode call, String text, boolean isError) {
    ObjectNode answer = answerTo(call);
    ObjectNode result = answer.putObject("result");
    result.putArray("content").addObject().put("type", "text").put("text", text);
    result.put("isError", isError);
    return answer;
  }

  private static ObjectNode rpcError(JsonNode call, int code, String message) {
    ObjectNode answer = answerTo(call);
    answer.putObject("error").put("code", code).put("message", message);
    return answer;
  }

  private static ObjectNode answerTo(JsonNode call) {
    return Json.MAPPER.createObjectNode().put("id", call.path("id").asText()).put("jsonrpc", "2.0");
  }
}
