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
    String arn = Arns.orNull(stored);
    String own = arn == null || common.contains(arn) ? null : arn;
    return new ProfileArns(own, common.of(kind).orElse(null));
  }

  /// The ARN that a choice stands for; empty for [ArnChoice#NONE] and for an ARN that is not there.
  public Optional<String> of(ArnChoice choice) {
    return Optional.ofNullable(
        switch (choice) {
          case OWN -> own;
          case SHARED -> shared;
          case NONE -> null;
        });
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
