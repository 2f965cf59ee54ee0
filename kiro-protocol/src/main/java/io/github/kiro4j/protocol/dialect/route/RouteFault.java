package io.github.kiro4j.protocol.dialect.route;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.AtLimit;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BadRequest;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Capacity;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ContextOverflow;
import io.github.kiro4j.protocol.failure.UpstreamFailure.DailyQuotaExhausted;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Evidence;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ModelNotAllowed;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NoCredential;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NoToken;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NotAuthorized;
import io.github.kiro4j.protocol.failure.UpstreamFailure.QuotaExhausted;
import io.github.kiro4j.protocol.failure.UpstreamFailure.RateLimited;
import io.github.kiro4j.protocol.failure.UpstreamFailure.RiskThrottled;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Suspended;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ThinkingSignatureInvalid;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TokenExpired;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Transient;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Unexpected;
import io.github.kiro4j.protocol.kiro.ExceptionNames;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What a failed send, before the first event of an answer, says about the route that it took.
public enum RouteFault {

  /// The endpoint is to blame, whoever asks and with whatever ARN: it cannot be reached, fails, or
  /// does not know the operation. The next endpoint is to be tried; the endpoint may cool down.
  ENDPOINT,

  /// Endpoint and ARN do not suit this credential. The next route is to be tried, which may be at
  /// the same endpoint; the route may work for other credentials.
  PAIR,

  /// The failure would be the same on every route.
  NONE;

  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int FIRST_SERVER_ERROR = 500;

  private static final String BODY_INVALID = "REQUEST_BODY_INVALID";

  /// The wordings that [BadRequest] has for this reason when the service says nothing more exact.
  private static final Set<String> SAYS_NOTHING =
      Set.of("Improperly formed request", "the request is malformed");

  /// What is known about the send beside its failure.
  ///
  /// @param refreshed whether the token is as fresh as it can be: it was refreshed because of such
  ///   a refusal, or it is an API key
  /// @param proven whether the route has served this credential before
  public record Send(boolean refreshed, boolean proven) {}

  /// What the failure says about the route.
  public static RouteFault of(UpstreamFailure failure, Send send) {
    return switch (failure) {
      case Network _ -> ENDPOINT;
      case Transient(Evidence evidence) -> serverError(evidence) ? ENDPOINT : NONE;
      case Unexpected(Evidence evidence) -> unknownOperation(evidence) ? ENDPOINT : NONE;
      case NotAuthorized _ -> PAIR;
      case TokenExpired(Evidence evidence) -> foreignArn(evidence, send) ? PAIR : NONE;
      case BadRequest refused -> isRefusedForm(refused) && !send.proven() ? PAIR : NONE;
      case ContextOverflow _,
          ModelNotAllowed _,
          Suspended _,
          RiskThrottled _,
          QuotaExhausted _,
          DailyQuotaExhausted _,
          Capacity _,
          RateLimited _,
          ThinkingSignatureInvalid _,
          NoCredential _,
          NoToken _,
          AtLimit _,
          TimedOut _,
          BrokenStream _ ->
          NONE;
    };
  }

  /// A 408 is about this one send, and a failure inside of a stream comes from an endpoint that
  /// answers.
  private static boolean serverError(Evidence evidence) {
    return Objects.requireNonNullElse(evidence.status(), 0) >= FIRST_SERVER_ERROR;
  }

  private static boolean unknownOperation(Evidence evidence) {
    return evidence.hasStatus(NOT_FOUND)
        || Optional.ofNullable(evidence.type())
            .map(ExceptionNames::stem)
            .filter("UnknownOperation"::equals)
            .isPresent();
  }

  /// `The bearer token included in the request is invalid.` is also the refusal of a profile of
  /// another account (wtfdelphia/kiro.rs, 2026-08-26). A 401 is about the token.
  private static boolean foreignArn(Evidence evidence, Send send) {
    return send.refreshed() && !evidence.hasStatus(UNAUTHORIZED);
  }

  /// Whether the failure is `Improperly formed request.` with the reason `REQUEST_BODY_INVALID`.
  /// Such a refusal is drawn by a dialect that the host does not take (9router issue #3774) and by
  /// an ARN that the account does not own (pi-free issue #485), as well as by a request that is at
  /// fault.
  public static boolean isRefusedForm(BadRequest failure) {
    return BODY_INVALID.equals(failure.evidence().reason())
        && SAYS_NOTHING.contains(failure.wording());
  }
}
