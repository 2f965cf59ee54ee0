package io.github.kiro4j.server.websearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.protocol.kiro.ToolResult;
import io.github.kiro4j.protocol.mapping.answer.ResponseTranslator;
import io.github.kiro4j.protocol.mapping.answer.SearchCall;
import io.github.kiro4j.protocol.mapping.tools.WebSearch;
import io.github.kiro4j.protocol.websearch.SearchBlocks;
import io.github.kiro4j.protocol.websearch.SearchOutcome;
import io.github.kiro4j.protocol.websearch.SearchPolicy;
import io.github.kiro4j.protocol.websearch.SearchPolicy.Decision;
import io.github.kiro4j.protocol.websearch.SearchQuery;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.upstream.call.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Runs the web searches of one request within the limits that the client set. One thread runs
/// them; any thread may abort.
public final class WebSearchRunner {

  private final SearchPolicy policy;
  private final SearchEngine engine;
  private final @Nullable String fallback;
  private final CredentialScope scope;
  private final Cancellation cancellation = new Cancellation();

  /// @param fallback the query if the model gives none; null for an empty query
  /// @param scope the credentials that the client may use
  public WebSearchRunner(
      WebSearch settings, SearchEngine engine, @Nullable String fallback, CredentialScope scope) {
    this.policy =
        new SearchPolicy(settings.maxUses(), settings.allowedDomains(), settings.blockedDomains());
    this.engine = engine;
    this.fallback = fallback;
    this.scope = scope;
  }

  /// Runs the searches that the model requested, and sends calls and results to the client.
  ///
  /// @return the tool results for the model, in the order of its calls
  public List<ToolResult> run(ResponseTranslator translator) {
    List<ToolResult> results = new ArrayList<>();
    for (SearchCall call : translator.searches()) {
      String query = SearchQuery.in(call.input()).orElse(Objects.requireNonNullElse(fallback, ""));
      SearchOutcome outcome = outcome(query);
      translator.searched(
          SearchBlocks.call(call.toolUseId(), query),
          SearchBlocks.result(call.toolUseId(), outcome));
      results.add(SearchBlocks.toolResult(call.toolUseId(), outcome));
    }
    return results;
  }

  /// Ends the current search and every later one as failed.
  public void abort() {
    cancellation.abort();
  }

  private SearchOutcome outcome(String query) {
    JsonNode input = JsonNodeFactory.instance.objectNode().put("query", query);
    return switch (policy.next(input)) {
      case Decision.Ask(String allowed) ->
          policy.filter(engine.search(allowed, scope, cancellation));
      case Decision.Refuse(SearchOutcome.Failed refused) -> refused;
    };
  }
}
