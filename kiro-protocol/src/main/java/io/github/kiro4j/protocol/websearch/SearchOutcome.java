package io.github.kiro4j.protocol.websearch;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The outcome of a search.
public sealed interface SearchOutcome {

  /// The pages that were found, possibly none.
  record Found(List<Page> pages) implements SearchOutcome {
    public Found {
      pages = List.copyOf(pages);
    }
  }

  /// The search failed, or was refused before the upstream was asked.
  record Failed(Reason reason) implements SearchOutcome {}

  /// A page in the results.
  ///
  /// @param snippet an excerpt of the page, possibly empty
  /// @param published when the page was published; null if it is not known
  record Page(String title, String url, String snippet, @Nullable Instant published) {}

  /// Why a search has no results: the error codes of the Messages API's web search tool.
  enum Reason {
    INVALID_TOOL_INPUT,
    QUERY_TOO_LONG,
    MAX_USES_EXCEEDED,
    TOO_MANY_REQUESTS,
    UNAVAILABLE;

    /// The error code in JSON.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The outcome of a search that failed upstream.
  static SearchOutcome failed(UpstreamFailure failure) {
    return new Failed(
        switch (failure) {
          case UpstreamFailure.RateLimited _,
              UpstreamFailure.RiskThrottled _,
              UpstreamFailure.AtLimit _,
              UpstreamFailure.Capacity _,
              UpstreamFailure.QuotaExhausted _,
              UpstreamFailure.DailyQuotaExhausted _ ->
              Reason.TOO_MANY_REQUESTS;
          case UpstreamFailure.BadRequest _ -> Reason.INVALID_TOOL_INPUT;
          case UpstreamFailure.ContextOverflow _ -> Reason.QUERY_TOO_LONG;
          case UpstreamFailure.ModelNotAllowed _,
              UpstreamFailure.TokenExpired _,
              UpstreamFailure.NotAuthorized _,
              UpstreamFailure.Suspended _,
              UpstreamFailure.Transient _,
              UpstreamFailure.ThinkingSignatureInvalid _,
              UpstreamFailure.Unexpected _,
              UpstreamFailure.NoCredential _,
              UpstreamFailure.NoToken _,
              UpstreamFailure.Network _,
              UpstreamFailure.TimedOut _,
              UpstreamFailure.BrokenStream _ ->
              Reason.UNAVAILABLE;
        });
  }
}
