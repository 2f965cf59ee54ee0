package io.github.kiro4j.simulator.endpoint;

import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.Accounts;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import io.github.kiro4j.simulator.world.World;
import java.util.function.Supplier;

/// Decides whose requests are admitted, before their bodies are checked.
///
/// Source of the order: wtfdelphia/kiro.rs (2026-08-26), where a broken body with a bad token is a
/// 403.
///
/// @param world supplies the current behaviour of the service
public record Admission(Accounts accounts, Supplier<World> world) {

  /// @throws RefusedException if the account may not chat or search at this host
  Account toDataPlane(RecordedRequest request) {
    Account account = accounts.authorize(request);
    account.checkChat();
    AgentRules.check(account, request, world.get());
    HostRules.checkForm(request);
    return account;
  }

  /// @throws RefusedException if the account may not call the control plane at this host
  Account toControlPlane(RecordedRequest request) {
    Account account = accounts.authorize(request);
    account.checkControl();
    checkListsProfiles(account, request);
    AgentRules.check(account, request, world.get());
    return account;
  }

  private static void checkListsProfiles(Account account, RecordedRequest request) {
    if (request.operation() != Operation.LIST_PROFILES) {
      return;
    }
    if (account.kind() == AccountKind.BUILDER_ID) {
      throw new RefusedException(KnownErrors.builderIdNotSupported());
    }
    if (account.kind() == AccountKind.API_KEY) {
      throw new RefusedException(KnownErrors.apiKeyNotSupported());
    }
  }
}
