package io.github.kiro4j.server.credentials.pool;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NoCredential;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.RequestLimits;
import io.github.kiro4j.server.credentials.health.HealthHistories;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.state.RuntimeSettings;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import io.github.kiro4j.server.credentials.state.RuntimeStates;
import io.github.kiro4j.server.credentials.state.UsageCounts;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The credentials that requests check out. The pool takes over changes of the store.
///
/// Safe for use by many threads: selecting a credential and counting it as in flight are one step,
/// under a lock that is never held during I/O.
public final class CredentialPool {

  private static final Logger LOG = LoggerFactory.getLogger(CredentialPool.class);

  private final PoolContext context;
  private final RuntimeStates states;
  private final RuntimeSettings settings;
  private final LoadBalancing defaultMode;
  private final @Nullable Secret environmentKey;

  private final HealthHistories histories = new HealthHistories();
  private final ReentrantLock selectionLock = new ReentrantLock();

  /// Held while the store is read, and while run-time states are read or saved.
  private final ReentrantLock syncLock = new ReentrantLock();

  private final AtomicBoolean saveRequested = new AtomicBoolean();
  private final Affinity affinity = new Affinity();

  private volatile Members members = Members.NONE;

  private volatile LoadBalancing mode;

  /// The problem that was logged last. Guarded by `syncLock`.
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

  /// A pool of every credential in the store.
  ///
  /// @param settings the settings that operators change at run time, which override `defaultMode`
  /// @param defaultMode the configured load-balancing mode
  /// @param environmentKey the API key of the environment, which is in no store
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

  /// The credentials in the order of the store, the API key of the environment first.
  public List<PooledCredential> members() {
    return members.all();
  }

  /// The latest changes of the members' health.
  public HealthHistories histories() {
    return histories;
  }

  /// The credential with that id.
  public Optional<PooledCredential> find(long id) {
    return members.find(id);
  }

  /// The credential that a request of a new conversation would get now.
  public Optional<PooledCredential> next() {
    SelectionCriteria any = new SelectionCriteria("", "", CredentialScope.ALL, Map.of(), 1);
    selectionLock.lock();
    try {
      return selection(any, OptionalLong.empty()).choose();
    } finally {
      selectionLock.unlock();
    }
  }

  /// The load-balancing mode in effect.
  public LoadBalancing mode() {
    return mode;
  }

  /// Changes the load-balancing mode, also of other gateways that share the settings.
  ///
  /// @throws IOException if the change cannot be made durable; nothing has changed then
  public void mode(LoadBalancing next) throws IOException {
    syncLock.lock();
    try {
      settings.mode(next);
      applyMode(next);
    } finally {
      syncLock.unlock();
    }
  }

  private void applyMode(LoadBalancing next) {
    if (next != mode) {
      LOG.info("the load-balancing mode is {} now", next);
    }
    mode = next;
  }

  /// The limits of credentials that have none of their own.
  public DefaultLimits limits() {
    return context.limits();
  }

  /// Changes these limits, also of other gateways that share the settings.
  ///
  /// @param next null members for the configured limits
  /// @throws IOException if the change cannot be made durable; nothing has changed then
  public void changeLimits(RequestLimits next) throws IOException {
    syncLock.lock();
    try {
      settings.limits(next);
      context.limits().change(next);
    } finally {
      syncLock.unlock();
    }
  }

  /// A credential for a request, counted as in flight until the checkout is closed; empty when no
  /// credential can be used.
  public Optional<Checkout> checkout(SelectionCriteria criteria) {
    selectionLock.lock();
    try {
      return checkout(selection(criteria, familiar(criteria)));
    } finally {
      selectionLock.unlock();
    }
  }

  /// Retries take slots without the lock: a credential may have reached its limit since it was
  /// chosen.
  private static Optional<Checkout> checkout(Selection selection) {
    Optional<PooledCredential> chosen = selection.choose();
    while (chosen.isPresent()) {
      Optional<Checkout> checkout = chosen.get().checkout();
      if (checkout.isPresent()) {
        return checkout;
      }
      selection.exclude(chosen.get());
      chosen = selection.choose();
    }
    return Optional.empty();
  }

  /// Whether [#checkout] would find a credential now.
  public boolean offers(SelectionCriteria criteria) {
    return selection(criteria, OptionalLong.empty()).choose().isPresent();
  }

  private Selection selection(SelectionCriteria criteria, OptionalLong familiar) {
    return new Selection(
        mode, new Candidates(members, criteria.model(), criteria.scope()), criteria, familiar);
  }

  /// The members that may get requests for the model, usable at the moment or not.
  private Stream<PooledCredential> serving(String model, CredentialScope scope) {
    return new Candidates(members, model, scope).inOrderOf(mode);
  }

  private List<PooledCredential> within(CredentialScope scope) {
    return members.all().stream().filter(member -> member.isWithin(scope)).toList();
  }

  /// The ids of the members whose list has the model.
  public List<Long> listing(String model) {
    return members.all().stream()
        .filter(credential -> credential.models().lists(model))
        .map(PooledCredential::id)
        .toList();
  }

  private OptionalLong familiar(SelectionCriteria criteria) {
    return affinity.of(criteria.conversation()).map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /// The conversation was answered with the credential. A blank conversation is ignored.
  public void remember(String conversation, long credential) {
    if (conversation.isBlank()) {
      return;
    }
    selectionLock.lock();
    try {
      affinity.remember(conversation, credential);
    } finally {
      selectionLock.unlock();
    }
  }

  /// Whether any credential can be used for the model now.
  public boolean serves(String model) {
    return serves(model, CredentialScope.ALL);
  }

  /// Whether any credential of the scope can be used for the model now.
  public boolean serves(String model, CredentialScope scope) {
    return serving(model, scope).anyMatch(PooledCredential::usable);
  }

  /// Whether any credential can be used now, or will be as soon as it is below its limits.
  public boolean isUsable() {
    return members.all().stream().anyMatch(PooledCredential::isHealthy);
  }

  /// Why no credential of the scope can be used for the model.
  public UpstreamFailure whyNone(String model, CredentialScope scope) {
    List<PooledCredential> allowed = within(scope);
    return allowed.isEmpty() && !members.all().isEmpty()
        ? new NoCredential(NoCredential.Obstacle.NONE_ALLOWED)
        : PoolExhaustion.explain(
            allowed, serving(model, scope).toList(), context.clock().instant());
  }

  /// Takes over the changes of the store, of the settings and of the state that gateways share.
  ///
  /// @throws IOException if one of these cannot be read; nothing has changed then
  public void reload() throws IOException {
    syncLock.lock();
    try {
      trySaveStates();
      read();
    } finally {
      syncLock.unlock();
    }
    if (saveRequested.get()) {
      saveStates();
    }
  }

  /// Reads the states before the credentials, so that a state may be about a past token, but never
  /// about a login that is newer than the credential that was read.
  private void read() throws IOException {
    LoadBalancing chosen = settings.mode().orElse(defaultMode);
    RequestLimits limits = settings.limits();
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
    logRemovals(next);
    members = Members.of(next);
    applyMode(chosen);
    context.limits().change(limits);
  }

  private PooledCredential member(Credential stored, RuntimeState known) {
    Optional<PooledCredential> present = find(stored.id());
    if (present.isPresent()) {
      present.get().update(stored, known);
      return present.get();
    }
    PooledCredential added = new PooledCredential(stored, known, context, this::healthChanged);
    LOG.info("{}: added to the pool, {}", stored.label(), added.health().sentence());
    return added;
  }

  private void healthChanged(long credential, HealthState before, HealthState now) {
    histories.changed(credential, before, now);
    context.background().execute(this::saveStates);
  }

  private void logRemovals(List<PooledCredential> next) {
    Set<PooledCredential> removed = new LinkedHashSet<>(members.all());
    next.forEach(removed::remove);
    removed.forEach(member -> LOG.info("{}: removed from the pool", member.credential().label()));
  }

  /// Refreshes, in the background, tokens that expire soon.
  public void refreshAhead() {
    members.all().stream()
        .filter(PooledCredential::refreshIsDue)
        .forEach(credential -> context.background().execute(credential::refreshAhead));
  }

  /// Saves the run-time states that have changed. When another thread is saving or reading at the
  /// moment, that thread does it afterwards.
  public void saveStates() {
    saveRequested.set(true);
    while (saveRequested.get() && syncLock.tryLock()) {
      try {
        trySaveStates();
      } finally {
        syncLock.unlock();
      }
    }
  }

  /// A state that cannot be saved is saved the next time; each problem is logged once.
  private void trySaveStates() {
    saveRequested.set(false);
    try {
      saveChangedStates();
      lastProblem = "";
    } catch (IOException e) {
      String problem = String.valueOf(e.getMessage());
      if (!problem.equals(lastProblem)) {
        LOG.warn("the run-time state of the credentials cannot be saved: {}", problem);
      }
      lastProblem = problem;
    }
  }

  private void saveChangedStates() throws IOException {
    Map<PooledCredential, UsageCounts> unstored = new HashMap<>();
    for (PooledCredential member : members.all()) {
      member.saveState(states);
      unstored.put(member, member.unstoredUsage());
    }
    unstored.values().removeIf(UsageCounts.NONE::equals);
    if (!unstored.isEmpty()) {
      Map<Long, UsageCounts> byId = new TreeMap<>();
      unstored.forEach((member, counts) -> byId.put(member.id(), counts));
      states.add(byId);
      unstored.forEach(PooledCredential::usageStored);
    }
  }
}
