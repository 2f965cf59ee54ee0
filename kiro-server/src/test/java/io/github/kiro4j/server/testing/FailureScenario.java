package io.github.kiro4j.server.testing;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.script.Step.Cut;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A row of the table "What follows a failure" of docs/operate.md.
///
/// @param failure what it is taken for
/// @param told what the request ends with where no credential works
/// @param state the credential's state afterwards
public record FailureScenario(
    String name,
    Class<? extends UpstreamFailure> failure,
    Class<? extends UpstreamFailure> told,
    Effect effect,
    Course course,
    String state) {

  public static final List<FailureScenario> ALL =
      List.of(
          of(
              "bad request",
              UpstreamFailure.BadRequest.class,
              KnownErrors.improperlyFormed("test"),
              Course.STOP_AFTER_EVERY_ROUTE,
              "ready"),
          of(
              "context overflow",
              UpstreamFailure.ContextOverflow.class,
              KnownErrors.inputTooLong(),
              Course.STOP,
              "ready"),
          of(
              "signature invalid",
              UpstreamFailure.ThinkingSignatureInvalid.class,
              new ServiceError(
                  400, "ValidationException", "Invalid signature", "THINKING_SIGNATURE_INVALID"),
              Course.STOP,
              "ready"),
          of(
              "model not allowed",
              UpstreamFailure.ModelNotAllowed.class,
              KnownErrors.invalidModel(),
              Course.ONCE_EACH,
              "ready"),
          of(
              "token expired",
              UpstreamFailure.TokenExpired.class,
              KnownErrors.invalidBearerToken(),
              Course.REFRESHED_THEN_EVERY_ROUTE,
              "REFUSED"),
          of(
              "not authorized",
              UpstreamFailure.NotAuthorized.class,
              UpstreamFailure.TokenExpired.class,
              KnownErrors.notAuthorized(),
              Course.EVERY_ROUTE,
              "REFUSED"),
          of(
              "suspended",
              UpstreamFailure.Suspended.class,
              KnownErrors.suspended(),
              Course.ONCE_EACH,
              "disabled SUSPENDED"),
          of(
              "risk throttled",
              UpstreamFailure.RiskThrottled.class,
              KnownErrors.suspiciousActivity(),
              Course.ONCE_EACH,
              "RISK_THROTTLE"),
          of(
              "quota exhausted",
              UpstreamFailure.QuotaExhausted.class,
              KnownErrors.monthlyQuotaExhausted(),
              Course.ONCE_EACH,
              "QUOTA"),
          of(
              "daily quota exhausted",
              UpstreamFailure.DailyQuotaExhausted.class,
              new ServiceError(
                  429, "ThrottlingException", "Enough for today", "DAILY_REQUEST_COUNT"),
              Course.ONCE_EACH,
              "DAILY_QUOTA"),
          of(
              "capacity",
              UpstreamFailure.Capacity.class,
              KnownErrors.insufficientModelCapacity(),
              Course.IN_TURNS,
              "ready"),
          of(
              "rate limited",
              UpstreamFailure.RateLimited.class,
              KnownErrors.throttled(),
              Course.ONCE_EACH,
              "RATE_LIMIT"),
          of(
              "transient",
              UpstreamFailure.Transient.class,
              KnownErrors.unavailable(),
              Course.THREE_TIMES_EACH,
              "ready"),
          of(
              "unknown refusal",
              UpstreamFailure.Unexpected.class,
              UpstreamFailure.TokenExpired.class,
              new ServiceError(403, "AccessDeniedException", "In new words", null),
              Course.ONCE_EACH,
              "REFUSED"),
          of(
              "unexpected",
              UpstreamFailure.Unexpected.class,
              new ServiceError(409, "ConflictException", "Conflict", "MISMATCHED_KMS_KEY"),
              Course.STOP,
              "ready"),
          of(
              "broken stream",
              UpstreamFailure.BrokenStream.class,
              Script.answer().cutInsideFrame(Cut.CONNECTION_CLOSED),
              Course.THREE_TIMES_EACH,
              "ready"),
          of(
              "throttled in stream",
              UpstreamFailure.RateLimited.class,
              Script.answer().exception("ThrottlingException", "Too many requests", null),
              Course.ONCE_EACH,
              "RATE_LIMIT"));

  /// To whom the request goes, in which order, and how often.
  public enum Course {
    STOP,
    /// As long as no route has served the credential, a refused form may be the route's fault.
    STOP_AFTER_EVERY_ROUTE,
    ONCE_EACH,
    /// With the account's own profile ARN and without one.
    EVERY_ROUTE,
    REFRESHED_THEN_EVERY_ROUTE,
    THREE_TIMES_EACH,
    IN_TURNS
  }

  public interface Effect {
    void on(KiroSimulator simulator, Account account);
  }

  private static FailureScenario of(
      String name,
      Class<? extends UpstreamFailure> failure,
      ServiceError error,
      Course course,
      String state) {
    return of(name, failure, failure, error, course, state);
  }

  private static FailureScenario of(
      String name,
      Class<? extends UpstreamFailure> failure,
      Class<? extends UpstreamFailure> told,
      ServiceError error,
      Course course,
      String state) {
    return new FailureScenario(
        name, failure, told, (_, account) -> account.answerChats(error), course, state);
  }

  private static FailureScenario of(
      String name,
      Class<? extends UpstreamFailure> failure,
      Script script,
      Course course,
      String state) {
    Effect effect =
        (simulator, account) ->
            simulator
                .scripts()
                .when(request -> request.account().equals(Optional.of(account.name())), script);
    return new FailureScenario(name, failure, failure, effect, course, state);
  }

  public void befall(KiroSimulator simulator, Account account) {
    effect.on(simulator, account);
  }

  /// The sends where all of so many accounts have the trouble.
  public List<String> sendsEverywhere(int accounts) {
    Stream<Integer> all = IntStream.rangeClosed(1, accounts).boxed();
    return switch (course) {
      case STOP -> names(Stream.of(1));
      case STOP_AFTER_EVERY_ROUTE -> names(Stream.of(1, 1));
      case ONCE_EACH -> names(all);
      case EVERY_ROUTE -> names(all.flatMap(number -> Stream.of(number, number)));
      case REFRESHED_THEN_EVERY_ROUTE, THREE_TIMES_EACH ->
          names(all.flatMap(number -> Stream.of(number, number, number)));
      case IN_TURNS -> inTurns(names(all));
    };
  }

  /// The sends where only the first of two accounts has the trouble.
  public List<String> sendsWithAHealthySecond() {
    return switch (course) {
      case STOP -> names(Stream.of(1));
      case STOP_AFTER_EVERY_ROUTE -> names(Stream.of(1, 1));
      case ONCE_EACH, IN_TURNS -> names(Stream.of(1, 2));
      case EVERY_ROUTE -> names(Stream.of(1, 1, 2));
      case REFRESHED_THEN_EVERY_ROUTE, THREE_TIMES_EACH -> names(Stream.of(1, 1, 1, 2));
    };
  }

  private static List<String> inTurns(List<String> round) {
    List<String> rounds = new ArrayList<>(round);
    rounds.addAll(round);
    rounds.addAll(round);
    return rounds;
  }

  private static List<String> names(Stream<Integer> numbers) {
    return numbers.map(number -> "social-" + number).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
