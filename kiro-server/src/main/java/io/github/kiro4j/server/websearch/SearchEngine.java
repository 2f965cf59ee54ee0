package io.github.kiro4j.server.websearch;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.websearch.McpSearch;
import io.github.kiro4j.protocol.websearch.SearchOutcome;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.pool.Checkout;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.outbound.HttpClients;
import io.github.kiro4j.server.time.Sleeper;
import io.github.kiro4j.server.upstream.call.DataPlaneRequests;
import io.github.kiro4j.server.upstream.call.ErrorResponseReader;
import io.github.kiro4j.server.upstream.call.UpstreamFailureException;
import io.github.kiro4j.server.upstream.failover.FailoverLoop;
import io.github.kiro4j.server.upstream.failover.RetryRules;
import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs web searches with the upstream's own tool, over `/mcp`, with a credential of the pool.
public final class SearchEngine {

  private static final Logger LOG = LoggerFactory.getLogger(SearchEngine.class);
  private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

  /// A web search belongs to no model and to no conversation.
  private static final String NONE = "";

  private final HttpClients http;
  private final CredentialPool pool;
  private final DataPlaneRequests requests;
  private final RetryRules rules;
  private final RandomGenerator random;

  public SearchEngine(
      HttpClients http,
      CredentialPool pool,
      DataPlaneRequests requests,
      RetryRules rules,
      RandomGenerator random) {
    this.http = http;
    this.pool = pool;
    this.requests = requests;
    this.rules = rules;
    this.random = random;
  }

  /// Runs a search and waits for its result. A failed search is an outcome, not an exception.
  public SearchOutcome search(String query) {
    JsonNode call = McpSearch.request(McpSearch.id(random, rules.clock().instant()), query);
    try {
      return new FailoverLoop<>(pool, rules, NONE, NONE, new SearchSender(call)).run();
    } catch (UpstreamFailureException e) {
      LOG.warn("a web search failed: {}", e.getMessage());
      return SearchOutcome.failed(e.failure());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return SearchOutcome.failed(new Network());
    }
  }

  private final class SearchSender implements FailoverLoop.Sender<SearchOutcome> {

    private final JsonNode call;

    SearchSender(JsonNode call) {
      this.call = call;
    }

    @Override
    public SearchOutcome send(Credential credential, Checkout lease)
        throws UpstreamFailureException {
      try (ClassicHttpResponse response =
          http.through(credential.settings().proxy())
              .executeOpen(null, requests.mcp(call, credential), null)) {
        if (response.getCode() / 100 != 2) {
          throw new UpstreamFailureException(ErrorResponseReader.of(response));
        }
        SearchOutcome outcome = McpSearch.read(body(response));
        lease.close();
        return outcome;
      } catch (IOException e) {
        throw new UpstreamFailureException(new Network(), e);
      }
    }

    @Override
    public boolean abandoned() {
      return false;
    }

    @Override
    public void pause(Duration time, Sleeper sleeper) throws InterruptedException {
      sleeper.sleep(time);
    }
  }

  private static byte[] body(ClassicHttpResponse response) throws IOException {
    return response.getEntity() == null
        ? new byte[0]
        : EntityUtils.toByteArray(response.getEntity(), MAX_ANSWER_BYTES);
  }
}
