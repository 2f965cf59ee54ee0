package io.github.kiro4j.server.clients;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The headers that tell a client how much of its limits is left, as Anthropic's API names them.
///
/// Source: Anthropic's public documentation of response headers:
/// `anthropic-ratelimit-{requests,tokens}-{limit, remaining,reset}`, the reset in RFC 3339. Of
/// several limits of tokens, the headers describe the one of which least is left.
final class RateLimitHeaders {

  private static final String PREFIX = "anthropic-ratelimit-";

  private RateLimitHeaders() {}

  static Map<String, String> of(List<LimitState> states) {
    Map<String, String> headers = new LinkedHashMap<>();
    states.stream()
        .filter(state -> state.limit() == KeyLimit.REQUESTS_PER_MINUTE)
        .forEach(state -> add(headers, "requests", state));
    states.stream()
        .filter(state -> isOfTokens(state.limit()))
        .min(Comparator.comparingLong(LimitState::remaining))
        .ifPresent(state -> add(headers, "tokens", state));
    return headers;
  }

  private static boolean isOfTokens(KeyLimit limit) {
    return limit == KeyLimit.TOKENS_PER_DAY || limit == KeyLimit.TOKENS_PER_MONTH;
  }

  private static void add(Map<String, String> headers, String of, LimitState state) {
    headers.put(PREFIX + of + "-limit", Long.toString(state.max()));
    headers.put(PREFIX + of + "-remaining", Long.toString(state.remaining()));
    state
        .resets()
        .ifPresent(reset ->
            headers.put(PREFIX + of + "-reset", reset.truncatedTo(ChronoUnit.SECONDS).toString()));
  }
}
