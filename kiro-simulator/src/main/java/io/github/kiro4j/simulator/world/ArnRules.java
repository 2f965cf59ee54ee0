package io.github.kiro4j.simulator.world;

import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Host;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The rule for each host and kind of account.
///
/// @param changes where the rule differs from the usual one
record ArnRules(Map<Place, ArnRule> changes) {

  /// A kind of account at a host.
  record Place(Host host, AccountKind kind) {}

  /// The most permissive rules, which accept every combination of host and ARN that any source
  /// reports as accepted: the runtime host requires an ARN, the REST hosts require an ARN of
  /// organisations, and API keys need none.
  static final ArnRules USUAL = new ArnRules(Map.of());

  ArnRules {
    changes = Map.copyOf(changes);
  }

  ArnRule of(Host host, AccountKind kind) {
    return Objects.requireNonNullElseGet(
        changes.get(new Place(host, kind)), () -> usual(host, kind));
  }

  ArnRules with(Host host, AccountKind kind, ArnRule rule) {
    Map<Place, ArnRule> more = new HashMap<>(changes);
    more.put(new Place(host, kind), rule);
    return new ArnRules(more);
  }

  private static ArnRule usual(Host host, AccountKind kind) {
    boolean required =
        switch (host) {
          case COMBINED -> false;
          case RUNTIME, MANAGEMENT -> kind != AccountKind.API_KEY;
          case Q, CODEWHISPERER -> kind.isOrganisation();
        };
    return required ? ArnRule.REQUIRED : ArnRule.OPTIONAL;
  }
}
