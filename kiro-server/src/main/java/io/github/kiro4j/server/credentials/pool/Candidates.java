package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.credentials.LoadBalancing;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The members that may get a client's requests for a model, usable at the moment or not. Those
/// whose list lacks the model may not, while another member's list has it.
///
/// A pool may have thousands of members, so that each is looked at only when it is its turn. Not
/// thread-safe.
final class Candidates {

  private final Members members;
  private final String model;
  private final CredentialScope scope;
  private @Nullable Boolean offered;

  Candidates(Members members, String model, CredentialScope scope) {
    this.members = members;
    this.model = model;
    this.scope = scope;
  }

  Stream<PooledCredential> inOrderOf(LoadBalancing mode) {
    return members.inOrderOf(mode).stream().filter(this::includes);
  }

  Optional<PooledCredential> find(long id) {
    return members.find(id).filter(this::includes);
  }

  private boolean includes(PooledCredential member) {
    return member.isWithin(scope)
        && !member.lacks(model)
        && !(member.models().omits(model) && isOffered());
  }

  /// Whether the list of a member has the model.
  private boolean isOffered() {
    Boolean known = offered;
    if (known == null) {
      known =
          members.all().stream().anyMatch(member -> member.isWithin(scope) && member.offers(model));
      offered = known;
    }
    return known;
  }
}
