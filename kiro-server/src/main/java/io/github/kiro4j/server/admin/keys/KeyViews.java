package io.github.kiro4j.server.admin.keys;

import io.github.kiro4j.api.admin.keys.ClientKeyDetail;
import io.github.kiro4j.api.admin.keys.ClientKeyDetail.State;
import io.github.kiro4j.api.admin.keys.ClientKeyDetail.Used;
import io.github.kiro4j.api.admin.keys.ClientKeyLimits;
import io.github.kiro4j.api.admin.keys.NewClientKey;
import io.github.kiro4j.server.admin.AdminTimes;
import io.github.kiro4j.server.clients.ClientKey;
import io.github.kiro4j.server.clients.KeyLimit;
import io.github.kiro4j.server.clients.KeyLimits;
import io.github.kiro4j.server.clients.KeyRefusal;
import io.github.kiro4j.server.clients.KeyUsage;
import io.github.kiro4j.server.clients.store.KeyAdministration.Issued;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Client keys as the admin API shows them.
public final class KeyViews {

  private final KeyUsage usage;
  private final InstantSource clock;

  public KeyViews(KeyUsage usage, InstantSource clock) {
    this.usage = usage;
    this.clock = clock;
  }

  NewClientKey issued(Issued issued) {
    return new NewClientKey(issued.text().value(), detail(issued.key()));
  }

  ClientKeyDetail detail(ClientKey key) {
    return new ClientKeyDetail(
        key.id(),
        key.texts().current().prefix(),
        key.label().name(),
        key.label().note(),
        state(key),
        AdminTimes.text(key.validity().created()),
        text(key.validity().expires()),
        previousUntil(key),
        key.scope().models().texts(),
        key.scope().credentials().ids().stream().sorted().toList(),
        key.scope().credentials().tags().stream().sorted().toList(),
        limits(key.limits()),
        used(key.id()));
  }

  private State state(ClientKey key) {
    return key.refusal(clock.instant()).map(KeyViews::state).orElse(State.ACTIVE);
  }

  private static State state(KeyRefusal refusal) {
    return switch (refusal) {
      case DISABLED -> State.DISABLED;
      case EXPIRED -> State.EXPIRED;
    };
  }

  private @Nullable String previousUntil(ClientKey key) {
    Instant until = key.texts().previousUntil();
    return until == null || !until.isAfter(clock.instant()) ? null : AdminTimes.text(until);
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : AdminTimes.text(time);
  }

  private static ClientKeyLimits limits(KeyLimits limits) {
    Long credits = limits.limits().get(KeyLimit.CREDITS_PER_MONTH);
    return new ClientKeyLimits(
        limits.limits().get(KeyLimit.REQUESTS_PER_MINUTE),
        limits.limits().get(KeyLimit.MAX_CONCURRENCY),
        limits.limits().get(KeyLimit.TOKENS_PER_DAY),
        limits.limits().get(KeyLimit.TOKENS_PER_MONTH),
        credits == null ? null : credits(credits));
  }

  private Used used(String key) {
    return new Used(
        usage.used(key, KeyLimit.MAX_CONCURRENCY),
        usage.used(key, KeyLimit.REQUESTS_PER_MINUTE),
        usage.used(key, KeyLimit.TOKENS_PER_DAY),
        usage.used(key, KeyLimit.TOKENS_PER_MONTH),
        credits(usage.used(key, KeyLimit.CREDITS_PER_MONTH)));
  }

  private static double credits(long millionths) {
    return (double) millionths / KeyLimit.CREDIT;
  }
}
