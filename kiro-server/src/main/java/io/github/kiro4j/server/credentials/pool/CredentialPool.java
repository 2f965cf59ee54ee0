package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.health.HealthHistories;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.state.RuntimeSettings;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import io.github.kiro4j.server.credentials.state.RuntimeStates;
import io.github.kiro4j.server.credentials.state.UsageCounts;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The credentials in use. Hands one out to whoever asks, and keeps up with the store.
///
/// Safe for use by many threads: choosing and counting are one step, and nothing waits for I/O
/// while it holds the lock of that step.
public final class CredentialPool {

  private static final Logger LOG = LoggerFactory.getLogger(CredentialPool.class);

  private final PoolContext context;
  private final RuntimeStates states;
  private final RuntimeSettings settings;
  private final LoadBalancing defaultMode;
  private final @Nullable Secret environmentKey;

  private final HealthHistories histories = new HealthHistories();
  private final ReentrantLock choosing = new ReentrantLock();

  /// Held while anything is read from, or states are written to where they are kept.
  private final ReentrantLock syncing = new ReentrantLock();

  private final AtomicBoolean stateChanged = new AtomicBoolean();
  private final Affinity affinity = new Affinity();

  /// In the order of the store, the one from the environment first.
  private volatile List<PooledCredential> members = List.of();

  private volatile LoadBalancing mode;

  /// Guarded by `syncing`.
  private String lastProblem = "";

  private CredentialPool(
      PoolContext context,
      RuntimeStates states,
      RuntimeSettings settings,
      LoadBalancing defaultMode,
      @Nullable Secret environmentKey) {
    this.context = context;
    this.states = states;
    this.settings = settings;
    this.defaultMode = defaultMode;
    this.environmentKey = environmentKey;
    this.mode = defaultMode;
  }

  /// A pool with everything that is in the store.
  ///
  /// @param settings what operators changed at run time, which goes before `defaultMode`
  /// @param defaultMode how credentials are selected as long as the settings say nothing
  /// @param environmentKey an API key that stands in no store
  /// @throws IOException if the store, the states or the settings cannot be read
  public static CredentialPool open(
      PoolContext context,
      RuntimeStates states,
      RuntimeSettings settings,
      LoadBalancing defaultMode,
      @Nullable Secret environmentKey)
      throws IOException {
    CredentialPool pool =
        new CredentialPool(context, states, settings, defaultMode, environmentKey);
    pool.reload();
    return pool;
  }

  public List<PooledCredential> members() {
    return members;
  }

  /// How the health of the members changed.
  public HealthHistories histories() {
    return histories;
  }

  /// Where the credentials live.
  public CredentialStore store() {
    return context.store();
  }

  /// The credential with that id.
  public Optional<PooledCredential> find(long id) {
    return members.stream().filter(member -> member.credential().id() == id).findFirst();
  }

  /// The credential that a request of a new conversation would get now.
  public Optional<PooledCredential> next() {
    SelectionCriteria anything = new SelectionCriteria("", "", Map.of(), 1);
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
    syncing.lock();
    try {
      settings.mode(next);
      follow(next);
    } finally {
      syncing.unlock();
    }
  }

  private void follow(LoadBalancing next) {
    if (next != mode) {
      LOG.info("credentials are chosen by the mode {} now", next);
    }
    mode = next;
  }

  /// A credential for a request, counted as in flight until the lease is closed; empty when none
  /// can be used.
  public Optional<Checkout> lease(SelectionCriteria wanted) {
    choosing.lock();
    try {
      List<PooledCredential> usable = usable(wanted);
      return Selection.choose(mode, usable, wanted, familiar(wanted)).map(PooledCredential::lease);
    } finally {
      choosing.unlock();
    }
  }

  /// Whether [#lease] would find one now.
  public boolean offers(SelectionCriteria wanted) {
    return !usable(wanted).isEmpty();
  }

  private List<PooledCredential> usable(SelectionCriteria wanted) {
    return members.stream()
        .filter(credential -> credential.usable() && wanted.allows(credential))
        .filter(credential -> !credential.lacks(wanted.model()))
        .toList();
  }

  private OptionalLong familiar(SelectionCriteria wanted) {
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
    return members.stream().anyMatch(PooledCredential::usable);
  }

  /// Why no credential can be used for the model.
  public UpstreamFailure whyNone(String model) {
    return PoolExhaustion.explain(members, model, context.clock().instant());
  }

  /// Takes over what has changed in the store, and what other gateways have learnt.
  ///
  /// @throws IOException if it cannot be read; everything stays as it is
  public void reload() throws IOException {
    syncing.lock();
    try {
      tryToKeepStates();
      read();
    } finally {
      syncing.unlock();
    }
    if (stateChanged.get()) {
      saveStates();
    }
  }

  /// States before credentials: what was learnt about a sign-in that is not there any more counts
  /// for nothing, but what was learnt about an earlier generation of the present one does.
  private void read() throws IOException {
    LoadBalancing chosen = settings.mode().orElse(defaultMode);
    Map<Long, RuntimeState> known = states.load();
    List<Credential> stored = new ArrayList<>();
    if (environmentKey != null) {
      stored.add(Credential.fromEnvironment(environmentKey));
    }
    stored.addAll(context.store().load());
    List<PooledCredential> next =
        stored.stream()
            .map(each -> member(each, known.getOrDefault(each.id(), RuntimeState.NONE)))
            .toList();
    tellRemovals(next);
    members = next;
    follow(chosen);
  }

  private PooledCredential member(Credential stored, RuntimeState known) {
    Optional<PooledCredential> present = find(stored.id());
    if (present.isPresent()) {
      present.get().update(stored, known);
      return present.get();
    }
    PooledCredential added = new PooledCredential(stored, known, context, this::healthChanged);
    LOG.info("{}: in use, {}", stored.label(), added.health().sentence());
    return added;
  }

  private void healthChanged(long credential, HealthState before, HealthState now) {
    histories.changed(credential, before, now);
    context.background().execute(this::saveStates);
  }

  private void tellRemovals(List<PooledCredential> next) {
    for (PooledCredential member : members) {
      if (!next.contains(member)) {
        LOG.info("{}: removed", member.credential().label());
      }
    }
  }

  /// Replaces, in the background, tokens that end soon.
  public void refreshAhead() {
    members.stream()
        .filter(PooledCredential::refreshIsDue)
        .forEach(credential -> context.background().execute(credential::refreshAhead));
  }

  /// Writes down what has to outlive a restart and what other gateways should know, if it has
  /// changed. Does not wait for anybody who is at that already, and then does this too.
  public void saveStates() {
    stateChanged.set(true);
    while (stateChanged.get() && syncing.tryLock()) {
      try {
        tryToKeepStates();
      } finally {
        syncing.unlock();
      }
    }
  }

  /// What cannot be kept now is kept the next time; a problem is told once.
  private void tryToKeepStates() {
    stateChanged.set(false);
    try {
      keepStates();
      lastProblem = "";
    } catch (IOException e) {
      String problem = String.valueOf(e.getMessage());
      if (!problem.equals(lastProblem)) {
        LOG.warn("the state of the credentials cannot be written: {}", problem);
      }
      lastProblem = problem;
    }
  }

  private void keepStates() throws IOException {
    Map<PooledCredential, UsageCounts> uses = new HashMap<>();
    for (PooledCredential member : members) {
      member.keepHealth(states);
      uses.put(member, member.newUse());
    }
    uses.values().removeIf(UsageCounts.NONE::equals);
    if (!uses.isEmpty()) {
      Map<Long, UsageCounts> byId = new TreeMap<>();
      uses.forEach((member, use) -> byId.put(member.credential().id(), use));
      states.add(byId);
      uses.forEach(PooledCredential::kept);
    }
  }
}
