package io.github.kiro4j.server.websearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.websearch.McpSearch;
import io.github.kiro4j.protocol.websearch.SearchOutcome;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.credentials.pool.Checkout;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.upstream.call.Cancellation;
import io.github.kiro4j.server.upstream.call.McpClient;
import io.github.kiro4j.server.upstream.call.SendListener;
import io.github.kiro4j.server.upstream.call.UpstreamFailureException;
import io.github.kiro4j.server.upstream.endpoint.RouteLoop;
import io.github.kiro4j.server.upstream.failover.FailoverLoop;
import io.github.kiro4j.server.upstream.failover.RetryRules;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs web searches with the upstream's own tool, over `/mcp`, with a credential of the pool.
public final class SearchEngine {

  private static final Logger LOG = LoggerFactory.getLogger(SearchEngine.class);

  private final McpClient client;
  private final RouteLoop routes;
  private final CredentialPool pool;
  private final RetryRules rules;
  private final RandomGenerator random;

  public SearchEngine(
      McpClient client,
      RouteLoop routes,
      CredentialPool pool,
      RetryRules rules,
      RandomGenerator random) {
    this.client = client;
    this.routes = routes;
    this.pool = pool;
    this.rules = rules;
    this.random = random;
  }

  /// Runs a search and waits for its result. A failed search is an outcome, not an exception.
  ///
  /// @param scope the credentials that the client may use
  /// @param cancellation aborts the search, whose outcome is then a failure
  public SearchOutcome search(String query, CredentialScope scope, Cancellation cancellation) {
    ObjectNode call = McpSearch.request(McpSearch.id(random, rules.clock().instant()), query);
    // A web search belongs to no model and to no conversation.
    FailoverLoop.Request request = new FailoverLoop.Request("", "", scope);
    try {
      return new FailoverLoop<>(
              pool,
              rules,
              request,
              cancellation,
              (credential, checkout, refreshed) ->
                  send(
                      call,
                      new RouteLoop.Attempt(
                          credential,
                          checkout.routes(),
                          refreshed,
                          cancellation,
                          SendListener.NONE.counting(checkout::sending)),
                      checkout))
          .run();
    } catch (UpstreamFailureException e) {
      LOG.warn("web search failed: {}", e.getMessage());
      return SearchOutcome.failed(e.failure());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return SearchOutcome.failed(new Network());
    }
  }

  private SearchOutcome send(ObjectNode call, RouteLoop.Attempt attempt, Checkout checkout)
      throws UpstreamFailureException {
    ProxySettings proxy = attempt.credential().settings().proxy();
    byte[] answer =
        routes.run(
            attempt, destination -> client.call(call, destination, proxy, attempt.cancellation()));
    SearchOutcome outcome = McpSearch.read(answer);
    checkout.close();
    return outcome;
  }
}
