package io.github.kiro4j.api.admin.overview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to `GET /overview`, which the gateway composes of what it has in memory and of its
/// own records: no call goes upstream.
///
/// @param time current time of the gateway's clock
/// @param version version of the gateway
/// @param startedAt start time of the process
/// @param uptimeSeconds seconds since the start of the process
/// @param verdict whether requests are served, and what needs attention
/// @param credentials numbers of credentials
/// @param lastHour sums over the requests that ended in the last hour
/// @param minutes the requests that ended in each of the last 60 minutes, oldest first
/// @param open the requests under way
/// @param load what the gateway has run out of
/// @param quota the quotas of the accounts
/// @param upcoming what will happen at a known time, the next first
public record Overview(
    String time,
    String version,
    String startedAt,
    long uptimeSeconds,
    HealthVerdict verdict,
    PoolSummary credentials,
    Traffic lastHour,
    List<TrafficMinute> minutes,
    OpenRequests open,
    Load load,
    Quota quota,
    List<Upcoming> upcoming) {

  /// Numbers of credentials.
  ///
  /// @param total number of credentials
  /// @param usable number of credentials that can be used now
  /// @param needOperator number of credentials that are not used until the operator acts, without
  ///   those that the operator has disabled
  /// @param inFlight number of uses under way
  /// @param states number of credentials in each state
  public record PoolSummary(
      int total, int usable, int needOperator, long inFlight, List<StateCount> states) {}

  /// A number of credentials in one state.
  ///
  /// @param state the state, as in the health of a credential
  /// @param cause the cause, as in the health of a credential; null without one
  /// @param count number of credentials
  public record StateCount(String state, @Nullable String cause, int count) {}

  /// The requests under way.
  ///
  /// @param requests number of requests
  /// @param streams number of responses that are streamed
  /// @param maxStreams the most responses that the gateway streams at a time
  /// @param oldestMs age of the oldest request in milliseconds; null without a request
  /// @param oldestId id of the oldest request; null without a request
  public record OpenRequests(
      int requests,
      int streams,
      int maxStreams,
      @Nullable Long oldestMs,
      @Nullable String oldestId) {}

  /// What the gateway has run out of. While the list has an element, requests get a 529.
  ///
  /// @param exhausted `requests`, `streams`, `memory for request bodies`, `file descriptors` or
  ///   `heap`
  /// @param refusing whether further requests are refused now
  public record Load(List<String> exhausted, boolean refusing) {}
}
