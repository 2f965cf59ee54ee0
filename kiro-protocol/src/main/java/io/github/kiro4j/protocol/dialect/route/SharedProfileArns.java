package io.github.kiro4j.protocol.dialect.route;

import io.github.kiro4j.protocol.dialect.CredentialKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The profiles that accounts without one of their own share. A shared ARN never identifies an
/// account (kiro-lb issue #86, 2026-09-28: the program merged accounts with the same ARN).
///
/// @param builderId for AWS Builder IDs; null for none
/// @param social for Google and GitHub sign-ins; null for none
public record SharedProfileArns(@Nullable String builderId, @Nullable String social) {

  /// The service's own: kiro-cli 2.14.2 sends the first for Builder IDs (opencodex PR #2722,
  /// 2026-08-27); Kiro IDE stores the second for social sign-ins.
  public static final SharedProfileArns DEFAULT =
      new SharedProfileArns(
          "arn:aws:codewhisperer:us-east-1:638616132270:profile/AAAACCCCXXXX",
          "arn:aws:codewhisperer:us-east-1:699475941385:profile/EHGA3GRVQMUK");

  /// Blank ARNs are none.
  public SharedProfileArns {
    builderId = Arns.orNull(builderId);
    social = Arns.orNull(social);
  }

  /// The ARN that accounts of the kind share.
  public Optional<String> of(CredentialKind kind) {
    return switch (kind) {
      case SOCIAL -> Optional.ofNullable(social);
      case BUILDER_ID, BUILDER_ID_OR_IDENTITY_CENTER -> Optional.ofNullable(builderId);
      case IDENTITY_CENTER, INTERNAL, EXTERNAL_IDP, API_KEY -> Optional.empty();
    };
  }

  /// Whether the ARN is one of the two, so that it says nothing about the account that names it.
  public boolean contains(String arn) {
    return arn.equals(builderId) || arn.equals(social);
  }

  /// Without the ARNs, which are the operator's.
  @Override
  public String toString() {
    return "SharedProfileArns[builderId=%s, social=%s]"
        .formatted(Arns.shown(builderId), Arns.shown(social));
  }
}
