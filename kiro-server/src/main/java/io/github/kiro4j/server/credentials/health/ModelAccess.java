package io.github.kiro4j.server.credentials.health;

import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.credentials.CredentialSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Which models one credential may use: those in the upstream's list for it, apart from those that
/// the upstream refused. Where the list is not known, the plan's name gives a hint. A refusal
/// counts for an hour, since plans change. Safe for use by many threads.
public final class ModelAccess {

  private static final Duration REFUSAL_LASTS = Duration.ofHours(1);

  /// Bounds the memory that requests with arbitrary model names can fill.
  private static final int MOST = 200;

  private final Map<String, Instant> refused = new ConcurrentHashMap<>();

  /// The ids in the upstream's list; empty while the list is not known.
  private volatile Set<String> listed = Set.of();

  /// Takes over the upstream's list for the credential. An empty list says nothing.
  public void listed(Collection<UpstreamModel> models) {
    listed = models.stream().map(UpstreamModel::modelId).collect(Collectors.toUnmodifiableSet());
  }

  /// Whether the upstream's list for the credential has the model.
  public boolean lists(String model) {
    return listed.contains(model);
  }

  /// Whether the upstream's list for the credential is known and lacks the model.
  public boolean omits(String model) {
    Set<String> known = listed;
    return !known.isEmpty() && !known.contains(model);
  }

  /// The upstream refused the model.
  public void refuse(String model, Instant now) {
    refused.values().removeIf(until -> !until.isAfter(now));
    if (refused.size() < MOST) {
      refused.put(model, now.plus(REFUSAL_LASTS));
    }
  }

  /// Whether the upstream refused the model, or is sure to refuse it by what the plan's name says.
  public boolean lacks(String model, CredentialSettings settings, Instant now) {
    Instant until = refused.get(model);
    return (until != null && until.isAfter(now)) || (!lists(model) && planLacks(model, settings));
  }

  /// Forgets everything: the login, the profile or the plan may have changed.
  public void clear() {
    refused.clear();
    listed = Set.of();
  }

  private static boolean planLacks(String model, CredentialSettings settings) {
    String plan = settings.subscriptionTitle();
    return plan != null
        && plan.toUpperCase(Locale.ROOT).contains("FREE")
        && model.toLowerCase(Locale.ROOT).contains("opus");
  }
}
