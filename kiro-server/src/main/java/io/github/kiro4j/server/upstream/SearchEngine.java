package io.github.kiro4j.server.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.protocol.failure.FailureClassifier;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.websearch.McpSearch;
import io.github.kiro4j.protocol.websearch.SearchOutcome;
import io.github.kiro4j.server.credentials.LiveCredential;
import java.io.IOException;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Web search by the upstream's own tool, over `/mcp`.
public final class SearchEngine {

  private static final Logger LOG = LoggerFactory.getLogger(SearchEngine.class);
  private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

  private final HttpClient http;
  private final LiveCredential credential;
  private final StreamingRequests requests;
  private final RandomGenerator random;
  private final InstantSource clock;

  public SearchEngine(
      HttpClient http,
      LiveCredential credential,
      StreamingRequests requests,
      RandomGenerator random,
      InstantSource clock) {
    this.http = http;
    this.credential = credential;
    this.requests = requests;
    this.random = random;
    this.clock = clock;
  }

  /// Searches for the query and waits. A search that fails is an outcome, not an exception.
  public SearchOutcome search(String query) {
    JsonNode call = McpSearch.request(McpSearch.id(random, clock.instant()), query);
    try {
      return http.execute(requests.mcp(call, credential.fresh()), SearchEngine::outcome);
    } catch (IOException e) {
      LOG.warn("a web search got no answer: {}", e.getClass().getSimpleName());
      return SearchOutcome.failed(new UpstreamFailure.Network());
    }
  }

  private static SearchOutcome outcome(ClassicHttpResponse response) throws IOException {
    byte[] body =
        response.getEntity() == null
            ? new byte[0]
            : EntityUtils.toByteArray(response.getEntity(), MAX_ANSWER_BYTES);
    if (response.getCode() / 100 == 2) {
      return McpSearch.read(body);
    }
    LOG.warn("a web search was refused with HTTP {}", response.getCode());
    return SearchOutcome.failed(
        FailureClassifier.classify(response.getCode(), null, null, body, null));
  }
}
