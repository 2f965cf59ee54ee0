package io.github.kiro4j.server.admin.credentials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.admin.credentials.CredentialDetail;
import io.github.kiro4j.api.admin.credentials.CredentialExport;
import io.github.kiro4j.api.admin.credentials.CredentialList;
import io.github.kiro4j.api.admin.credentials.CredentialSettings;
import io.github.kiro4j.server.admin.AdminTimes;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// What operators see of the credentials.
public final class CredentialViews {

  private static final Comparator<PooledCredential> BY_PRIORITY =
      Comparator.<PooledCredential>comparingInt(member -> member.credential().settings().priority())
          .thenComparingLong(member -> member.credential().id());

  private final CredentialPool pool;
  private final CredentialStore store;
  private final InstantSource clock;

  public CredentialViews(CredentialPool pool, CredentialStore store, InstantSource clock) {
    this.pool = pool;
    this.store = store;
    this.clock = clock;
  }

  CredentialList list() {
    List<PooledCredential> members = pool.members();
    long current = currentId();
    return new CredentialList(
        members.size(),
        (int) members.stream().filter(PooledCredential::usable).count(),
        current,
        members.stream()
            .sorted(BY_PRIORITY)
            .map(member -> StatusView.of(member, current))
            .toList());
  }

  /// Stores begin with 1, so that 0 means both none and the API key of the environment.
  private long currentId() {
    return pool.next().map(next -> next.credential().id()).orElse(0L);
  }

  public CredentialDetail detail(long id) {
    PooledCredential member = pool.find(id).orElseThrow(() -> Problems.unknownCredential(id));
    return new CredentialDetail(StatusView.of(member, currentId()), settings(member));
  }

  private CredentialSettings settings(PooledCredential member) {
    Credential credential = member.credential();
    if (credential.id() == Credential.FROM_ENVIRONMENT) {
      return SettingsView.ofEnvironment();
    }
    return entries().stream()
        .filter(entry -> entry.path("id").longValue() == credential.id())
        .findFirst()
        .map(SettingsView::of)
        .orElseThrow(() -> Problems.unknownCredential(credential.id()));
  }

  CredentialExport export() {
    return new CredentialExport(
        AdminTimes.text(clock.instant()), entries().stream().map(SettingsView::of).toList());
  }

  private List<ObjectNode> entries() {
    try {
      return store.entries();
    } catch (IOException e) {
      throw Problems.storeUnavailable(e);
    }
  }
}
