package io.github.kiro4j.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// The results of a simulated search: always the same three pages, whose texts repeat the query.
final class SearchResults {

  private static final List<String> KINDS = List.of("guide", "reference", "news");
  private static final long PUBLISHED = Instant.parse("2026-01-15T00:00:00Z").toEpochMilli();

  private SearchResults() {}

  static ObjectNode of(String query) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode results = answer.putArray("results");
    KINDS.forEach(kind -> addResult(results, query, kind));
    answer.put("totalResults", KINDS.size()).put("query", query).putNull("error");
    return answer;
  }

  private static void addResult(ArrayNode results, String query, String kind) {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    results
        .addObject()
        .put("title", query + " - " + kind)
        .put("url", "https://www.example.com/" + kind + "?q=" + encoded)
        .put("snippet", "A simulated " + kind + " about " + query + ".")
        .put("publishedDate", PUBLISHED)
        .put("id", kind)
        .put("domain", "www.example.com")
        .put("maxVerbatimWordLimit", 30)
        .put("publicDomain", false);
  }
}
