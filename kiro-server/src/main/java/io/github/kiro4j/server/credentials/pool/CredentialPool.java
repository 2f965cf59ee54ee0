package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The credentials in use. Hands one out to whoever asks, and keeps up with the store.
///
/// Safe for use by many threads: choosing and counting are one step, and nothing waits for I/O
/// while it holds the lock of that step.
public final class CredentialPool {

  private static final Logger LOG = LoggerFactory.getLogger(CredentialPool.class);

  private final PoolParts parts;
  private final PoolContext context;

  /// What is remembered of credentials, those included that are gone: an edit may bring them back.
  private final Map<Long, RuntimeState> remembered;

  private final HealthHistories histories = new HealthHistories();
  private final ReentrantLock choosing = new ReentrantLock();
  private final ReentrantLock reloading = new ReentrantLock();
  private final ReentrantLock saving = new ReentrantLock();
  private final Affinity affinity = new Affinity();

  /// In the order of the store, the one from the environment first.
  private volatile List<LiveCredential> members = List.of();

  private volatile LoadBalancing mode;

  private CredentialPool(PoolParts parts) throws IOException {
    this.parts = parts;
    this.mode = parts.mode();
    this.remembered = new ConcurrentHashMap<>(parts.states().load());
    this.context =
        new PoolContext(parts, histories, () -> parts.background().execute(this::saveStates));
  }

  /// A pool with everything that is in the store.
  ///
  /// @throws IOException if the store or what is remembered cannot be read
  public static CredentialPool open(PoolParts parts) throws IOException {
    CredentialPool pool = new CredentialPool(parts);
    pool.reload();
    return pool;
  }

  public List<LiveCredential> members() {
    return members;
  }

  /// How the health of the members changed.
  public HealthHistories histories() {
    return histories;
  }

  /// Where the credentials live.
  public CredentialStore store() {
    return parts.store();
  }

  /// The credential with that id.
  public Optional<LiveCredential> find(long id) {
    return members.stream().filter(member -> member.credential().id() == id).findFirst();
  }

  /// The credential that a request of a new conversation would get now.
  public Optional<LiveCredential> next() {
    Wanted anything = new Wanted("", "", Map.of(), 1);
    choosing.lock();
    try {
      return Selection.choose(mode, usable(anything), anything, OptionalLong.empty());
    } finally {
      choosing.unlock();
    }
  }

  /// How credentials are chosen.
  public LoadBalancing mode() {
    return mode;
  }

  /// Chooses differently from now on, after a restart too, and wherever else the settings count.
  ///
  /// @throws IOException if that cannot be made durable; then nothing changes
  public void mode(LoadBalancing next) throws IOException {
    parts.settings().mode(next);
    follow(next);
  }

  private void follow(LoadBalancing next) {
    if (next != mode) {
      LOG.info("credentials are chosen by the mode {} now", next);
    }
    mode = next;
  }

  /// A credential for a request, counted as in flight until the lease is closed; empty when none
  /// can be used.
  public Optional<Lease> lease(Wanted wanted) {
    choosing.lock();
    try {
      List<LiveCredential> usable = usable(wanted);
      return Selection.choose(mode, usable, wanted, familiar(wanted)).map(LiveCredential::lease);
    } finally {
      choosing.unlock();
    }
  }

  /// Whether [#lease] would find one now.
  public boolean offers(Wanted wanted) {
    return !usable(wanted).isEmpty();
  }

  private List<LiveCredential> usable(Wanted wanted) {
    return members.stream()
        .filter(credential -> credential.usable() && wanted.allows(credential))
        .filter(credential -> !credential.lacks(wanted.model()))
        .toList();
  }

  private OptionalLong familiar(Wanted wanted) {
    return affinity.of(wanted.conversation()).map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /// The conversation was answered with the credential. A blank one is none.
  public void remember(String conversation, long credential) {
    if (conversation.isBlank()) {
      return;
    }
    choosing.lock();
    try {
      affinity.remember(conversation, credential);
    } finally {
      choosing.unlock();
    }
  }

  /// Whether any credential could be used for the model now.
  public boolean serves(String model) {
    return members.stream().anyMatch(credential -> credential.usable() && !credential.lacks(model));
  }

  /// Whether any credential could be used now.
  public boolean isUsable() {
    return members.stream().anyMatch(LiveCredential::usable);
  }

  /// Why no credential can be used for the model.
  public UpstreamFailure whyNone(String model) {
    return NothingUsable.explain(members, model, context.clock().instant());
  }

  /// Takes over what has changed in the store.
  ///
  /// @throws IOException if it cannot be read; everything stays as it is
  public void reload() throws IOException {
    reloading.lock();
    try {
      follow(parts.settings().mode().orElse(parts.mode()));
      List<LiveCredential> next = new ArrayList<>();
      Secret key = parts.environmentKey();
      if (key != null) {
        next.add(member(Credential.fromEnvironment(key)));
      }
      for (Credential stored : parts.store().load()) {
        next.add(member(stored));
      }
      tellRemovals(next);
      members = List.copyOf(next);
    } finally {
      reloading.unlock();
    }
  }

  private LiveCredential member(Credential stored) {
    Optional<LiveCredential> present =
        members.stream()
            .filter(credential -> credential.credential().id() == stored.id())
            .findFirst();
    if (present.isPresent()) {
      present.get().update(stored);
      return present.get();
    }
    LiveCredential added = new LiveCredential(stored, remembered.get(stored.id()), context);
    LOG.info("{}: in use, {}", stored.label(), added.health().sentence());
    return added;
  }

  private void tellRemovals(List<LiveCredential> next) {
    for (LiveCredential member : members) {
      if (!next.contains(member)) {
        remembered.put(member.credential().id(), member.state());
        LOG.info("{}: removed", member.credential().label());
      }
    }
  }

  /// Replaces, in the background, tokens that end soon.
  public void refreshAhead() {
    members.stream()
        .filter(LiveCredential::refreshIsDue)
        .forEach(credential -> context.background().execute(credential::refreshAhead));
  }

  /// Writes down what has to outlive a restart, if it has changed.
  public void saveStates() {
    saving.lock();
    try {
      Map<Long, RuntimeState> all = new TreeMap<>(remembered);
      members.forEach(credential -> all.put(credential.credential().id(), credential.state()));
      parts.states().save(all);
    } catch (IOException e) {
      LOG.warn("the state of the credentials cannot be written: {}", e.toString());
    } finally {
      saving.unlock();
    }
  }
}
