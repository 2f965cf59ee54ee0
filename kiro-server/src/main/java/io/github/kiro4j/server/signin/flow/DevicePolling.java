package io.github.kiro4j.server.signin.flow;

import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;
import java.time.Duration;
import java.time.Instant;

/// The state of polling for one device code: how long to wait until the next poll, and until when.
/// Immutable.
///
/// @param interval the time between two polls
/// @param end when the code ends
record DevicePolling(Duration interval, Instant end) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGER = Duration.ofSeconds(5);

  /// What follows from the outcome of a poll.
  sealed interface Next {

    /// Poll again, after this state's interval.
    record Poll(DevicePolling state) implements Next {}

    /// The sign-in has succeeded.
    record Done(CredentialFields fields) implements Next {}

    /// The sign-in has failed.
    record Failed(Reason reason, String sentence) implements Next {}
  }

  /// @param now when the code was issued
  static DevicePolling begin(DeviceCode code, Instant now) {
    Duration interval = code.interval().compareTo(SHORTEST) < 0 ? SHORTEST : code.interval();
    return new DevicePolling(interval, now.plus(code.lifetime()));
  }

  /// A network that is gone may come back, so that the gateway polls until the code ends.
  ///
  /// Source of the 5 seconds that `slow_down` adds: RFC 8628, section 3.5.
  Next after(PollOutcome outcome, Instant now) {
    return switch (outcome) {
      case PollOutcome.Pending _ ->
          again(interval, now, Reason.EXPIRED, "Nobody approved the code in time.");
      case PollOutcome.SlowDown _ ->
          again(interval.plus(LONGER), now, Reason.EXPIRED, "Nobody approved the code in time.");
      case PollOutcome.Unreachable _ ->
          again(
              interval,
              now,
              Reason.UNREACHABLE,
              "The auth service could not be reached until the code expired.");
      case PollOutcome.Expired _ ->
          new Next.Failed(Reason.EXPIRED, "The code expired before anybody approved it.");
      case PollOutcome.Denied _ ->
          new Next.Failed(Reason.DENIED, "The sign-in was denied on the approval page.");
      case PollOutcome.Refused(String code) ->
          new Next.Failed(
              Reason.REFUSED, "The auth service refused the sign-in with " + code + ".");
      case PollOutcome.Approved(CredentialFields fields) -> new Next.Done(fields);
    };
  }

  private Next again(Duration wait, Instant now, Reason reason, String sentence) {
    return now.plus(wait).isBefore(end)
        ? new Next.Poll(new DevicePolling(wait, end))
        : new Next.Failed(reason, sentence);
  }
}
