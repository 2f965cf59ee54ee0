package io.github.kiro4j.protocol.dialect.route;

import io.github.kiro4j.protocol.dialect.CredentialKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The profile ARNs that a credential may name.
///
/// @param own the account's own; null while it is unknown
/// @param shared the one that all accounts of the kind share; null if the kind has none
public record ProfileArns(@Nullable String own, @Nullable String shared) {

  /// The ARNs of a credential. A stored ARN that is one of the shared ones counts as unknown: files
  /// of other gateways hold such placeholders for organisations as well, which are refused with
  /// them.
  ///
  /// @param stored what stands in the credential; null or blank for nothing
  public static ProfileArns of(
      CredentialKind kind, @Nullable String stored, SharedProfileArns common) {
    Optional<String> own =
        Optional.ofNullable(Arns.orNull(stored)).filter(arn -> !common.contains(arn));
    return new ProfileArns(own.orElse(null), common.of(kind).orElse(null));
  }

  /// The ARN that a choice stands for; empty for [ArnChoice#NONE] and for an ARN that is not there.
  public Optional<String> of(ArnChoice choice) {
    return switch (choice) {
      case OWN -> Optional.ofNullable(own);
      case SHARED -> Optional.ofNullable(shared);
      case NONE -> Optional.empty();
    };
  }

  /// The ARN for the control plane, which is the same for every endpoint of the data plane.
  public Optional<String> forControlPlane() {
    return of(ArnChoice.OWN).or(() -> of(ArnChoice.SHARED));
  }

  /// Without the ARNs, which may identify an account.
  @Override
  public String toString() {
    return "ProfileArns[own=%s, shared=%s]".formatted(Arns.shown(own), Arns.shown(shared));
  }
}
