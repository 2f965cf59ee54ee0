package io.github.kiro4j.server.admin.overview;

import io.github.kiro4j.api.admin.credentials.CredentialHealth;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.overview.HealthVerdict;
import io.github.kiro4j.api.admin.overview.HealthVerdict.Level;
import io.github.kiro4j.api.admin.overview.HealthVerdict.Problem;
import io.github.kiro4j.server.health.Readiness;
import io.github.kiro4j.server.overload.RequestAdmission;
import io.github.kiro4j.server.overload.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether the gateway serves requests, and what needs the operator.
record VerdictRules(Readiness readiness, RequestAdmission admission) {

  private static final int MOST = 100;

  HealthVerdict of(List<CredentialStatus> credentials) {
    List<Problem> problems =
        Stream.concat(
                ofGateway(credentials.isEmpty()), credentials.stream().flatMap(VerdictRules::ofOne))
            .sorted(Comparator.comparing(Problem::level))
            .limit(MOST)
            .toList();
    return new HealthVerdict(
        problems.stream()
            .map(Problem::level)
            .filter(level -> level != Level.INFO)
            .findFirst()
            .orElse(Level.OK),
        problems);
  }

  private Stream<Problem> ofGateway(boolean empty) {
    return Stream.of(
            ofGateway(
                "shutting_down",
                Level.FAILING,
                readiness.isDraining(),
                "the gateway is shutting down"),
            unusable(empty),
            overload(),
            ofGateway(
                "tokens_not_stored",
                Level.ATTENTION,
                readiness.cannotKeepTokens(),
                "no token is refreshed, because new tokens cannot be stored"),
            ofGateway(
                "database_away",
                Level.ATTENTION,
                readiness.isDatabaseAway(),
                "the database cannot be reached; requests go on with what was known before"),
            ofGateway(
                "usage_not_written",
                Level.ATTENTION,
                readiness.isUsageWaiting(),
                "usage waits, because it cannot be written"))
        .flatMap(found -> found);
  }

  private Stream<Problem> unusable(boolean empty) {
    boolean none = !readiness.hasUsableCredential();
    return empty
        ? ofGateway("no_credentials", Level.FAILING, none, "there is no credential yet")
        : ofGateway("no_usable_credential", Level.FAILING, none, "no credential can be used");
  }

  private Stream<Problem> overload() {
    Set<Resource> exhausted = admission.exhausted();
    String what = exhausted.stream().map(Resource::label).collect(Collectors.joining(", "));
    return ofGateway(
        "overloaded",
        Level.ATTENTION,
        !exhausted.isEmpty(),
        "requests are refused, because the gateway has no " + what + " left");
  }

  private static Stream<Problem> ofGateway(
      String code, Level level, boolean present, String sentence) {
    return present
        ? Stream.of(new Problem(code, level, null, null, null, null, sentence))
        : Stream.empty();
  }

  private static Stream<Problem> ofOne(CredentialStatus credential) {
    CredentialHealth health = credential.health();
    return switch (health.cause()) {
      case "sign_in_void" -> ofOne("sign_in_ended", Level.ATTENTION, credential);
      case "suspended" -> ofOne("suspended", Level.ATTENTION, credential);
      case "incomplete" -> ofOne("incomplete", Level.ATTENTION, credential);
      case "quota", "daily_quota" -> ofOne("credits_used_up", Level.INFO, credential);
      case "no_token" -> ofOne("refresh_failing", Level.INFO, credential);
      case null, default ->
          credential.refreshFailing() && !credential.disabled()
              ? Stream.of(failingRefresh(credential))
              : Stream.empty();
    };
  }

  private static Stream<Problem> ofOne(String code, Level level, CredentialStatus credential) {
    CredentialHealth health = credential.health();
    return Stream.of(
        new Problem(
            code,
            level,
            credential.id(),
            credential.email(),
            health.since(),
            health.until(),
            health.sentence()));
  }

  /// The present token is still good.
  private static Problem failingRefresh(CredentialStatus credential) {
    return new Problem(
        "refresh_failing",
        Level.INFO,
        credential.id(),
        credential.email(),
        null,
        null,
        "the token could not be refreshed; requests use the present token until it expires");
  }
}
