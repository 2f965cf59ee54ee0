package io.github.kiro4j.api.admin.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer of `GET /requests`: metadata only, nothing of what was said.
///
/// @param live those under way, newest first
/// @param recent those that ended, newest first; a bounded number of them
/// @param cursor names the newest of all that ended; as `?after=` it asks for those after it
public record RequestList(List<Request> live, List<Request> recent, @Nullable String cursor) {

  /// A selection that cannot be continued.
  public RequestList(List<Request> live, List<Request> recent) {
    this(live, recent, null);
  }

  /// One client request.
  ///
  /// @param id as in the `request-id` header of its answer
  /// @param state where it is, or how it ended
  /// @param startedAt when it came in
  /// @param route such as `/v1/messages`
  /// @param model as the client named it
  /// @param upstreamModel as the upstream names it; null before it is known
  /// @param conversation the same for all requests of one conversation; a hash
  /// @param credentialId that answers or answered it; null before one is chosen
  /// @param credentialIds all that it was sent with, in order
  /// @param stream whether the answer is a stream of events
  /// @param sends how often it was sent to the upstream
  /// @param firstEventMs from its coming in until the upstream's first event
  /// @param durationMs from its coming in until its end, or until now
  /// @param status the HTTP status of the answer; null before there is one
  /// @param stopReason as told to the client
  /// @param errorType of the error that it ended with, such as `overloaded_error`
  /// @param cause what went wrong upstream, such as `RateLimited`, if that is why
  /// @param inputTokens as told to the client
  /// @param outputTokens as told to the client, or so far
  /// @param cacheReadTokens prompt tokens that the upstream had in its cache, where it says so
  /// @param cacheWriteTokens prompt tokens that it put there, where it says so
  /// @param credits what the upstream charged, where it says so
  public record Request(
      String id,
      State state,
      String startedAt,
      String route,
      @Nullable String model,
      @Nullable String upstreamModel,
      @Nullable String conversation,
      @Nullable Long credentialId,
      List<Long> credentialIds,
      boolean stream,
      int sends,
      @Nullable Long firstEventMs,
      long durationMs,
      @Nullable Integer status,
      @Nullable String stopReason,
      @Nullable String errorType,
      @Nullable String cause,
      @Nullable Long inputTokens,
      @Nullable Long outputTokens,
      @Nullable Long cacheReadTokens,
      @Nullable Long cacheWriteTokens,
      @Nullable Double credits) {}

  /// Where a request is, or how it ended.
  public enum State {
    /// Nothing came from the upstream yet.
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("answering")
    ANSWERING,
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED,
    /// The client left.
    @JsonProperty("abandoned")
    ABANDONED,
    /// The operator ended it.
    @JsonProperty("cancelled")
    CANCELLED
  }
}
