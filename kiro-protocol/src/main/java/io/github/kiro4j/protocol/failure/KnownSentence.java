package io.github.kiro4j.protocol.failure;

import io.github.kiro4j.protocol.failure.UpstreamFailure.BadRequest;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Capacity;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ContextOverflow;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Evidence;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ModelNotAllowed;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NotAuthorized;
import io.github.kiro4j.protocol.failure.UpstreamFailure.QuotaExhausted;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Reported;
import io.github.kiro4j.protocol.failure.UpstreamFailure.RiskThrottled;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Suspended;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ThinkingSignatureInvalid;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TokenExpired;
import io.github.kiro4j.protocol.kiro.ExceptionNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A wording of the service's messages, and the failure that the wording stands for if the response
/// has no reason code.
///
/// Source: messages that users of Kiro clients reported in public issue trackers. A wording about
/// the account counts only with a status or a type that fits, because validation messages quote
/// what users wrote.
///
/// @param parts texts that the message must contain, in lower case
/// @param scope the statuses and types with which the wording counts
/// @param meaning creates the failure
record KnownSentence(List<String> parts, Scope scope, Function<Evidence, Reported> meaning) {

  private static final int BAD_REQUEST = 400;
  private static final String ARTICLE = "the ";

  private static final Scope ANYWHERE = new Scope(Set.of(), Set.of());
  private static final Scope ACCESS = new Scope(Set.of(403), Set.of("AccessDenied"));
  private static final Scope PROFILE = new Scope(Set.of(400, 403), Set.of("Validation"));
  private static final Scope THROTTLE = new Scope(Set.of(402, 429), Set.of("Throttling"));
  private static final Scope LOAD =
      new Scope(Set.of(429, 500, 503), Set.of("Throttling", "InternalServer", "error"));

  private static final String TOKEN = "bearer token included in the request is invalid";
  private static final String ACCOUNT = "user is not authorized to make this call";
  private static final String NO_PROFILE = "profilearn is required for this request";
  private static final String FOREIGN_PROFILE = "invalid profilearn";

  /// Wordings about the account that no validation message begins with.
  private static final Set<String> UNMISTAKABLE =
      Set.of(TOKEN, ACCOUNT, NO_PROFILE, FOREIGN_PROFILE);

  /// The first entry that fits decides.
  private static final List<KnownSentence> ALL =
      List.of(
          new KnownSentence(List.of("suspended", "locked"), ACCESS, Suspended::new),
          sentence(TOKEN, ACCESS, TokenExpired::new),
          sentence(ACCOUNT, ACCESS, NotAuthorized::new),
          sentence("token expired", ACCESS, TokenExpired::new),
          sentence("invalid token", ACCESS, KnownSentence::invalidToken),
          sentence("does not support this application", ACCESS, NotAuthorized::new),
          sentence(NO_PROFILE, PROFILE, NotAuthorized::new),
          sentence(FOREIGN_PROFILE, PROFILE, NotAuthorized::new),
          sentence("suspicious activity", THROTTLE, RiskThrottled::new),
          sentence("reached for this month", THROTTLE, QuotaExhausted::new),
          sentence("experiencing high traffic", LOAD, Capacity::new),
          sentence("experiencing a high volume of traffic", LOAD, Capacity::new),
          sentence("encountered unexpectedly high load", LOAD, Capacity::new),
          sentence(
              "invalid `signature` in `thinking` block", ANYWHERE, ThinkingSignatureInvalid::new),
          sentence(
              "block is bound to a different conversation",
              ANYWHERE,
              ThinkingSignatureInvalid::new),
          sentence("input is too long", ANYWHERE, ContextOverflow::new),
          sentence("input content length exceeds threshold", ANYWHERE, ContextOverflow::new),
          sentence("context limit exceeded unexpectedly", ANYWHERE, ContextOverflow::new),
          sentence(
              "failed to buffer the request body: length limit exceeded",
              ANYWHERE,
              ContextOverflow::new),
          sentence("invalid model. please select", ANYWHERE, ModelNotAllowed::new),
          sentence("invalid model id", ANYWHERE, ModelNotAllowed::new));

  /// The failure that a message stands for: by a known wording, or as a validation message, even
  /// with a status of the 500s.
  static Optional<Reported> meaningOf(String message, Evidence evidence) {
    String lower = message.toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(sentence -> sentence.fits(lower, evidence))
        .findFirst()
        .map(sentence -> sentence.meaning().apply(evidence))
        .or(() ->
            ValidationWording.knownIn(message).map(wording -> new BadRequest(evidence, wording)));
  }

  /// The fault of the account that a response with status 400 is about, whatever its reason code: a
  /// message that begins with a wording about the account quotes nobody.
  static Optional<Reported> accountFault(String message, Evidence evidence) {
    if (!evidence.hasStatus(BAD_REQUEST)) {
      return Optional.empty();
    }
    String lower = message.strip().toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(sentence -> UNMISTAKABLE.contains(sentence.parts.getFirst()))
        .filter(sentence -> sentence.opens(lower))
        .findFirst()
        .map(sentence -> sentence.meaning().apply(evidence));
  }

  private boolean opens(String message) {
    String bare = message.startsWith(ARTICLE) ? message.substring(ARTICLE.length()) : message;
    return bare.startsWith(parts.getFirst());
  }

  private static KnownSentence sentence(
      String part, Scope scope, Function<Evidence, Reported> meaning) {
    return new KnownSentence(List.of(part), scope, meaning);
  }

  /// The control plane says so with status 400 of an expired token (wtfdelphia/kiro.rs,
  /// 2026-08-26), and with status 403 of a profile that is not the account's.
  private static Reported invalidToken(Evidence evidence) {
    return evidence.hasStatus(BAD_REQUEST)
        ? new TokenExpired(evidence)
        : new NotAuthorized(evidence);
  }

  private boolean fits(String message, Evidence evidence) {
    return scope.covers(evidence) && parts.stream().allMatch(message::contains);
  }

  /// Statuses and exception types, one of which has to match. A scope without any matches
  /// everything.
  record Scope(Set<Integer> statuses, Set<String> types) {
    boolean covers(Evidence evidence) {
      return (statuses.isEmpty() && types.isEmpty())
          || statuses.stream().anyMatch(evidence::hasStatus)
          || (evidence.type() != null && types.contains(ExceptionNames.stem(evidence.type())));
    }
  }
}
