package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.usage.UsageFilter;
import jakarta.ws.rs.QueryParam;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The query parameters that select requests.
public final class UsageParameters {

  @QueryParam("from")
  public @Nullable String from;

  @QueryParam("to")
  public @Nullable String to;

  @QueryParam("key")
  public @Nullable String key;

  @QueryParam("credential")
  public @Nullable String credential;

  @QueryParam("model")
  public @Nullable String model;

  @QueryParam("client")
  public @Nullable String client;

  @QueryParam("outcome")
  public @Nullable String outcome;

  /// The range of time, by default the 30 days before its end.
  TimeRange range(InstantSource clock) {
    return TimeRange.of(from, to, clock);
  }

  UsageFilter filter() {
    Long id = credential == null ? null : Parameters.id(credential);
    return new UsageFilter(key, id, model, client, outcome);
  }
}
