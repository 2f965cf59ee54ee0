package io.github.kiro4j.server.credentials.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The last balance that the provider has stated for each account. Asks nobody. Safe for use by
/// many threads.
public final class StatedBalances {

  private final InstantSource clock;
  private final Map<Long, StatedBalance> balances = new ConcurrentHashMap<>();

  public StatedBalances(InstantSource clock) {
    this.clock = clock;
  }

  /// The balance of a credential's account; empty if the provider has stated none, or none since
  /// the last reset.
  public Optional<StatedBalance> of(long credential) {
    return Optional.ofNullable(balances.get(credential))
        .filter(balance -> !balance.isOutdated(clock.instant()));
  }

  void stated(long credential, AccountUsage usage) {
    balances.put(credential, StatedBalance.of(usage, clock.instant()));
  }

  /// A request with the credential has cost that much.
  public void spent(long credential, double credits) {
    balances.computeIfPresent(credential, (_, balance) -> balance.spending(credits));
  }

  /// Forgets a balance: the credential is gone, or belongs to another account.
  public void forget(long credential) {
    balances.remove(credential);
  }

  /// All balances, for a file.
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(balances).forEach((id, balance) -> json.set(Long.toString(id), balance.toJson()));
    return json;
  }

  /// Takes over the balances that [#toJson] wrote.
  ///
  /// @throws IllegalArgumentException or [java.time.DateTimeException] if the JSON is something
  ///   else
  public void restore(JsonNode json) {
    json.forEachEntry(
        (id, balance) -> balances.putIfAbsent(Long.parseLong(id), StatedBalance.of(balance)));
  }
}
