package io.github.kiro4j.simulator.endpoint;

import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.service.Profiles;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import io.github.kiro4j.simulator.wire.ServiceError;
import io.github.kiro4j.simulator.world.ArnRule;
import io.github.kiro4j.simulator.world.ForeignArn;
import io.github.kiro4j.simulator.world.World;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Checks the profile that a request names, by host and kind of account.
///
/// Source: live matrix of wtfdelphia/kiro.rs (2026-08-26), sub2api PRs #105 and #118, opencodex
/// issue #993 and PR #2722; the region: oh-my-pi; the management host: notes on Kiro IDE 1.0.369
/// (2026-08-02).
///
/// @param alwaysRequired whether every data-plane request without an ARN is refused, except those
///   with an API key
/// @param world supplies the current behaviour of the service
public record ProfileRules(boolean alwaysRequired, Supplier<World> world) {

  void checkOnDataPlane(Account account, RecordedRequest request, @Nullable String arn) {
    ArnRule rule = world.get().arnRule(request.host(), account.kind());
    if (arn == null) {
      checkMayLack(account, request, rule);
    } else if (rule == ArnRule.REFUSED) {
      throw new RefusedException(KnownErrors.notAuthorized().withDetail("the host refuses an ARN"));
    } else if (!isUsable(account, request, arn)) {
      throw new RefusedException(foreignOnDataPlane(account, request, arn));
    }
  }

  private void checkMayLack(Account account, RecordedRequest request, ArnRule rule) {
    boolean key = account.kind() == AccountKind.API_KEY;
    if (!key && (alwaysRequired || account.profileRequired())) {
      throw new RefusedException(KnownErrors.profileArnRequired());
    }
    if (rule == ArnRule.REQUIRED) {
      throw new RefusedException(
          request.host().isRest()
              ? KnownErrors.notAuthorized().withDetail("the host requires an ARN")
              : KnownErrors.profileArnRequired());
    }
  }

  private ServiceError foreignOnDataPlane(Account account, RecordedRequest request, String arn) {
    boolean malformed =
        request.host() == Host.RUNTIME && world.get().foreignArn() == ForeignArn.MALFORMED;
    return malformed
        ? KnownErrors.improperlyFormed("the profile is another account's or region's")
        : foreign(account, arn);
  }

  void checkOnControlPlane(Account account, RecordedRequest request, @Nullable String arn) {
    if (request.operation() == Operation.LIST_PROFILES) {
      return;
    }
    if (request.host() == Host.MANAGEMENT) {
      checkOnManagement(account, request, arn);
    } else if (arn == null) {
      checkMayLackOnRest(account, request);
    } else if (!isUsable(account, request, arn) || isOrganisationInShared(account, arn)) {
      throw new RefusedException(foreign(account, arn));
    }
  }

  private void checkOnManagement(Account account, RecordedRequest request, @Nullable String arn) {
    boolean fine =
        arn == null
            ? world.get().arnRule(Host.MANAGEMENT, account.kind()) != ArnRule.REQUIRED
            : isUsable(account, request, arn);
    if (!fine) {
      throw new RefusedException(KnownErrors.invalidProfileArn());
    }
  }

  /// Usage of a Builder ID on the REST hosts: 403 without an ARN, 200 with the shared one.
  private static void checkMayLackOnRest(Account account, RecordedRequest request) {
    if (request.host().isRest()
        && request.operation() == Operation.USAGE_LIMITS
        && account.kind() == AccountKind.BUILDER_ID) {
      throw new RefusedException(KnownErrors.notAuthorized());
    }
  }

  /// Whether the ARN is one of the account's own or shared ones, and of the region that is asked.
  private static boolean isUsable(Account account, RecordedRequest request, String arn) {
    boolean here = request.region().map(Profiles.region(arn)::equals).orElse(true);
    return here && (account.profileArns().contains(arn) || shares(account, arn));
  }

  private static boolean shares(Account account, String arn) {
    return switch (account.kind()) {
      case SOCIAL -> arn.equals(Profiles.SOCIAL);
      case BUILDER_ID, IDC, INTERNAL, EXTERNAL_IDP ->
          arn.equals(Profiles.SERVICE) && account.profileArns().isEmpty();
      case API_KEY -> arn.equals(Profiles.SERVICE);
    };
  }

  private static boolean isOrganisationInShared(Account account, String arn) {
    return account.kind().isOrganisation() && arn.equals(Profiles.SERVICE);
  }

  private static ServiceError foreign(Account account, String arn) {
    if (arn.equals(Profiles.SOCIAL)) {
      return KnownErrors.invalidBearerToken();
    }
    return isOrganisationInShared(account, arn)
        ? KnownErrors.invalidToken()
        : KnownErrors.notAuthorized();
  }
}
