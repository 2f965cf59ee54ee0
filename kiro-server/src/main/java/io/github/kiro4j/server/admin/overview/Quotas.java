package io.github.kiro4j.server.admin.overview;

import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.credentials.CredentialStatus.KnownBalance;
import io.github.kiro4j.api.admin.overview.Quota;
import io.github.kiro4j.api.admin.overview.Quota.CredentialQuota;
import io.github.kiro4j.server.admin.AdminTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Adds up the quotas of accounts, and says when they run out.
final class Quotas {

  private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

  private Quotas() {}

  static Quota of(List<CredentialStatus> credentials, OptionalDouble perDay, Instant now) {
    List<CredentialQuota> known = credentials.stream().flatMap(Quotas::quota).toList();
    List<CredentialQuota> serving = known.stream().filter(CredentialQuota::serves).toList();
    double remaining = sum(serving);
    Optional<Instant> reset = reset(serving);
    return new Quota(
        serving.stream().mapToDouble(CredentialQuota::used).sum(),
        serving.stream().mapToDouble(CredentialQuota::limit).sum(),
        remaining,
        sum(known) - remaining,
        credentials.size() - known.size(),
        perDay.isPresent() ? perDay.getAsDouble() : null,
        text(end(serving, perDay, now).filter(end -> reset.map(end::isBefore).orElse(true))),
        text(reset),
        known);
  }

  private static Stream<CredentialQuota> quota(CredentialStatus credential) {
    KnownBalance balance = credential.balance();
    return balance == null
        ? Stream.empty()
        : Stream.of(
            new CredentialQuota(
                credential.id(),
                !credential.disabled(),
                balance.used(),
                balance.limit(),
                balance.remaining(),
                balance.resetsAt(),
                balance.asOf()));
  }

  private static double sum(List<CredentialQuota> quotas) {
    return quotas.stream().mapToDouble(CredentialQuota::remaining).sum();
  }

  private static Optional<Instant> reset(List<CredentialQuota> quotas) {
    return quotas.stream()
        .map(CredentialQuota::resetsAt)
        .filter(Objects::nonNull)
        .map(Instant::parse)
        .min(Comparator.naturalOrder());
  }

  private static Optional<Instant> end(
      List<CredentialQuota> quotas, OptionalDouble perDay, Instant now) {
    return quotas.isEmpty() || perDay.isEmpty()
        ? Optional.empty()
        : Optional.of(now.plusMillis((long) (sum(quotas) / perDay.getAsDouble() * DAY_MILLIS)));
  }

  private static @Nullable String text(Optional<Instant> time) {
    return time.map(AdminTimes::text).orElse(null);
  }
}
