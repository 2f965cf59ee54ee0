package io.github.kiro4j.server.credentials.store.journal;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import java.util.Optional;

/// A permit whose refresh stands in the journal until the permit is closed or new tokens arrive.
///
/// @param permit of the store
record JournaledPermit(long id, RefreshPermit permit, TokenJournal journal)
    implements RefreshPermit {

  @Override
  public Optional<Credential> stored() {
    return permit.stored();
  }

  @Override
  public void close() {
    permit.close();
    journal.end(id);
  }
}
