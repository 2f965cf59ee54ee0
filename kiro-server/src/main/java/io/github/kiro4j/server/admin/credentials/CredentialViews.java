package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.credentials.CredentialDetail;
import io.github.kiro4j.api.admin.credentials.CredentialExport;
import io.github.kiro4j.api.admin.credentials.CredentialList;
import io.github.kiro4j.api.admin.credentials.MaskedEntry;
import io.github.kiro4j.server.admin.AdminTimes;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// The credentials as the admin API shows them.
public final class CredentialViews {

  private static final Comparator<PooledCredential> BY_PRIORITY =
      Comparator.<PooledCredential>comparingInt(member -> member.credential().settings().priority())
          .thenComparingLong(member -> member.credential().id());

  private final CredentialPool pool;
  private final CredentialStore store;
  private final Observations observed;
  private final InstantSource clock;

  public CredentialViews(
      CredentialPool pool, CredentialStore store, Observations observed, InstantSource clock) {
    this.pool = pool;
    this.store = store;
    this.observed = observed;
    this.clock = clock;
  }

  /// All credentials by priority.
  public CredentialList list() {
    List<PooledCredential> members = pool.members();
    long current = currentId();
    SameAccounts accounts = new SameAccounts(members);
    return new CredentialList(
        members.size(),
        (int) members.stream().filter(PooledCredential::usable).count(),
        current,
        members.stream()
            .sorted(BY_PRIORITY)
            .map(member -> StatusView.of(member, current, accounts, observed))
            .toList());
  }

  /// The ids of stores begin with 1, so that 0 means both none and the API key of the environment.
  private long currentId() {
    return pool.next().map(next -> next.credential().id()).orElse(0L);
  }

  CredentialDetail detail(long id) {
    PooledCredential member = member(id);
    return id == Credential.FROM_ENVIRONMENT
        ? detail(member, MaskedEntries.ofEnvironment())
        : detail(member, MaskedEntries.of(entry(id)));
  }

  /// @param entry as the store has it after an edit
  CredentialDetail detail(StoredEntry entry) {
    return detail(member(entry.id()), MaskedEntries.of(entry));
  }

  private CredentialDetail detail(PooledCredential member, MaskedEntry settings) {
    SameAccounts accounts = new SameAccounts(pool.members());
    return new CredentialDetail(StatusView.of(member, currentId(), accounts, observed), settings);
  }

  private PooledCredential member(long id) {
    return pool.find(id).orElseThrow(() -> Problems.unknownCredential(id));
  }

  private StoredEntry entry(long id) {
    try {
      return store.entry(id);
    } catch (IOException e) {
      throw Problems.ofStore(id, e);
    }
  }

  CredentialExport export() {
    try {
      return new CredentialExport(
          AdminTimes.text(clock.instant()),
          store.entries().stream().map(MaskedEntries::of).toList());
    } catch (IOException e) {
      throw Problems.storeUnavailable(e);
    }
  }
}
