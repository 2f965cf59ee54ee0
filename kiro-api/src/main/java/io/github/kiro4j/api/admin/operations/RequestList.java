package io.github.kiro4j.api.admin.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to `GET /requests`: metadata of requests without their content.
///
/// @param live the requests under way, newest first
/// @param recent the latest requests that ended, newest first; their number is bounded
/// @param cursor identifies the newest request that ended; the parameter `?after=` with this value
///   selects the requests after it; null if the list cannot be continued
public record RequestList(List<Request> live, List<Request> recent, @Nullable String cursor) {

  /// A list that cannot be continued.
  public RequestList(List<Request> live, List<Request> recent) {
    this(live, recent, null);
  }

  /// A client request.
  ///
  /// @param id the value of the response's header `request-id`
  /// @param state the state of the request, or how it ended
  /// @param startedAt time of arrival
  /// @param route the route, for example `/v1/messages`
  /// @param key id of the client's key; `primary` for the configured `apiKey`
  /// @param client the client's program, for example `claude-cli`; empty if the client names none
  /// @param model the model's name in the request, also of a request that was refused; null if the
  ///   body was not read that far
  /// @param upstreamModel the model's id upstream; null until it is known
  /// @param conversation a hash that is equal for all requests of one conversation
  /// @param credentialId id of the credential that answers or answered the request; null until one
  ///   is selected
  /// @param credentialIds ids of all credentials with which the request was sent, in order
  /// @param stream whether the response is a stream of events
  /// @param sends number of attempts to send the request to the upstream
  /// @param endpoint the endpoint of the last attempt, for example `runtime`; null before the first
  /// @param attempts the attempts in order; of many attempts the latest 32
  /// @param firstEventMs milliseconds from the arrival to the upstream's first event
  /// @param durationMs milliseconds from the arrival to the end, or until now
  /// @param status the HTTP status of the response; null until it is sent
  /// @param stopReason the stop reason in the response
  /// @param errorType type of the error in the response, for example `overloaded_error`
  /// @param cause the upstream's failure that caused the error, for example `RateLimited`
  /// @param inputTokens the input tokens in the response
  /// @param outputTokens the output tokens in the response, or the estimate so far
  /// @param cacheReadTokens prompt tokens that the upstream read from its cache; null if it does
  ///   not report them
  /// @param cacheWriteTokens prompt tokens that the upstream wrote to its cache; null if it does
  ///   not report them
  /// @param credits the credits that the upstream charged; null if it does not report them
  public record Request(
      String id,
      State state,
      String startedAt,
      String route,
      String key,
      String client,
      @Nullable String model,
      @Nullable String upstreamModel,
      @Nullable String conversation,
      @Nullable Long credentialId,
      List<Long> credentialIds,
      boolean stream,
      int sends,
      @Nullable String endpoint,
      List<Attempt> attempts,
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

  /// One attempt to send a request to an endpoint of the upstream.
  ///
  /// @param credentialId id of the credential
  /// @param endpoint the endpoint, for example `runtime`
  /// @param route the endpoint and the choice of a profile ARN, for example `runtime:shared`
  /// @param startMs milliseconds from the arrival of the request to the attempt
  /// @param durationMs milliseconds until the answer began or the attempt failed; null for neither
  /// @param outcome whether the answer began
  /// @param cause the failure of the attempt, for example `RateLimited`; null without one
  public record Attempt(
      long credentialId,
      String endpoint,
      String route,
      long startMs,
      @Nullable Long durationMs,
      Outcome outcome,
      @Nullable String cause) {}

  /// The outcome of an attempt.
  public enum Outcome {
    /// No event of the upstream has arrived.
    @JsonProperty("waiting")
    WAITING,
    /// The answer began.
    @JsonProperty("answered")
    ANSWERED,
    /// The attempt failed.
    @JsonProperty("failed")
    FAILED,
    /// The request ended before an event of the upstream arrived.
    @JsonProperty("aborted")
    ABORTED
  }

  /// The state of a request, or how it ended.
  public enum State {
    /// No event of the upstream has arrived.
    @JsonProperty("waiting")
    WAITING,
    /// The answer has begun.
    @JsonProperty("answering")
    ANSWERING,
    /// The answer is complete.
    @JsonProperty("succeeded")
    SUCCEEDED,
    /// The request was refused because of its content, or because of the limits of its key.
    @JsonProperty("refused")
    REFUSED,
    /// The request failed in the gateway or upstream.
    @JsonProperty("failed")
    FAILED,
    /// The client closed the connection.
    @JsonProperty("abandoned")
    ABANDONED,
    /// The operator cancelled the request.
    @JsonProperty("cancelled")
    CANCELLED
  }
}
