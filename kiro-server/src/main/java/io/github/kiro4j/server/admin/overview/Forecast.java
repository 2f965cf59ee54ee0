package io.github.kiro4j.server.admin.overview;

import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.overview.Quota;
import io.github.kiro4j.api.admin.overview.Upcoming;
import io.github.kiro4j.server.admin.AdminTimes;
import io.github.kiro4j.server.clients.ClientKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What will happen at a known time.
final class Forecast {

  private static final int MOST = 50;

  /// Quotas that are used up cool down until they are reset.
  private static final List<String> USED_UP = List.of("quota", "daily_quota");

  private Forecast() {}

  static List<Upcoming> of(
      List<CredentialStatus> credentials, Quota quota, List<ClientKey> keys, Instant now) {
    return Stream.of(
            credentials.stream().flatMap(Forecast::ofCredential),
            gateway("credits_run_out", quota.runsOutAt()),
            gateway("quota_resets", quota.resetsAt()),
            keys.stream().flatMap(Forecast::ofKey))
        .flatMap(found -> found)
        .filter(found -> !Instant.parse(found.at()).isBefore(now))
        .sorted(Comparator.comparing(Upcoming::at))
        .limit(MOST)
        .toList();
  }

  private static Stream<Upcoming> ofCredential(CredentialStatus credential) {
    String cause = credential.health().cause();
    String end = cause != null && USED_UP.contains(cause) ? "credits_reset" : "cool_down_ends";
    boolean cooling = credential.health().state().equals("cooling_down");
    boolean expiring = credential.refreshFailing() && !credential.disabled();
    String signInEnd = credential.disabled() ? null : credential.signInEndsAt();
    return Stream.of(
            ofCredential(end, cooling ? credential.health().until() : null, credential),
            ofCredential("token_expires", expiring ? credential.expiresAt() : null, credential),
            ofCredential("sign_in_ends", signInEnd, credential))
        .flatMap(found -> found);
  }

  private static Stream<Upcoming> ofCredential(
      String kind, @Nullable String at, CredentialStatus credential) {
    return at == null
        ? Stream.empty()
        : Stream.of(new Upcoming(kind, at, credential.id(), null, credential.email()));
  }

  private static Stream<Upcoming> gateway(String kind, @Nullable String at) {
    return at == null ? Stream.empty() : Stream.of(new Upcoming(kind, at, null, null, null));
  }

  private static Stream<Upcoming> ofKey(ClientKey key) {
    Instant expires = key.validity().expires();
    return expires == null || key.validity().disabled()
        ? Stream.empty()
        : Stream.of(
            new Upcoming(
                "client_key_expires",
                AdminTimes.text(expires),
                null,
                key.id(),
                key.label().name()));
  }
}
