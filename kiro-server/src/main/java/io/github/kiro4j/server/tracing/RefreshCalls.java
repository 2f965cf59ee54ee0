package io.github.kiro4j.server.tracing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.TokenService;
import io.github.kiro4j.server.logging.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The refreshes that requests have caused, until the requests end. A refresh that several requests
/// wait for belongs to the first of them. Safe for use by many threads.
public final class RefreshCalls {

  /// Requests that have ended take their refreshes with them; the limits are for all others.
  private static final long MOST_REQUESTS = 10_000;

  private static final Duration LONGEST = Duration.ofHours(1);

  private final Cache<String, List<Call>> calls =
      Caffeine.newBuilder().maximumSize(MOST_REQUESTS).expireAfterWrite(LONGEST).build();
  private final InstantSource clock;

  /// A call of an auth service.
  ///
  /// @param failure such as `Unavailable`; null without one
  record Call(long credential, Instant start, Instant end, @Nullable String failure) {}

  public RefreshCalls(InstantSource clock) {
    this.clock = clock;
  }

  /// The same service, whose calls are recorded.
  public TokenService recording(TokenService service) {
    return credential -> {
      Instant start = clock.instant();
      String failure = null;
      try {
        return service.refresh(credential);
      } catch (RefreshFailedException e) {
        failure = e.failure().getClass().getSimpleName();
        throw e;
      } finally {
        record(credential, start, failure);
      }
    };
  }

  private void record(Credential credential, Instant start, @Nullable String failure) {
    Call call = new Call(credential.id(), start, clock.instant(), failure);
    RequestContext.current()
        .ifPresent(id ->
            calls
                .asMap()
                .merge(
                    id,
                    List.of(call),
                    (before, next) -> Stream.concat(before.stream(), next.stream()).toList()));
  }

  /// The refreshes of a request that has ended, which are forgotten here.
  List<Call> of(String request) {
    return Optional.ofNullable(calls.asMap().remove(request)).orElse(List.of());
  }
}
