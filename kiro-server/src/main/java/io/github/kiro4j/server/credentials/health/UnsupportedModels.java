package io.github.kiro4j.server.credentials.health;

import io.github.kiro4j.server.credentials.CredentialSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The models that one credential cannot use: those that its plan lacks, and those that the
/// upstream refused. A refusal counts for an hour, since plans change. Safe for use by many
/// threads.
public final class UnsupportedModels {

  private static final Duration REFUSAL_LASTS = Duration.ofHours(1);

  /// Bounds the memory that requests with arbitrary model names can fill.
  private static final int MOST = 200;

  private final Map<String, Instant> refused = new ConcurrentHashMap<>();

  public void add(String model, Instant now) {
    refused.values().removeIf(until -> !until.isAfter(now));
    if (refused.size() < MOST) {
      refused.put(model, now.plus(REFUSAL_LASTS));
    }
  }

  public boolean lacks(String model, CredentialSettings settings, Instant now) {
    Instant until = refused.get(model);
    return (until != null && until.isAfter(now)) || planLacks(model, settings);
  }

  public void clear() {
    refused.clear();
  }

  private static boolean planLacks(String model, CredentialSettings settings) {
    String plan = settings.subscriptionTitle();
    return plan != null
        && plan.toUpperCase(Locale.ROOT).contains("FREE")
        && model.toLowerCase(Locale.ROOT).contains("opus");
  }
}
