package io.github.kiro4j.server.signin;

import io.dropwizard.lifecycle.Managed;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.signin.SignIn;
import io.github.kiro4j.api.admin.signin.SignInList;
import io.github.kiro4j.api.admin.signin.SignInMethod;
import io.github.kiro4j.api.admin.signin.SignInRequest;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.logging.RequestContext;
import io.github.kiro4j.server.signin.flow.SignInFailedException;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;
import io.github.kiro4j.server.signin.flow.SignInFlow;
import io.github.kiro4j.server.signin.flow.SignInPorts;
import io.github.kiro4j.server.signin.flow.WrongCallbackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sign-ins of this gateway, each with a thread of its own. They are in memory only: a restart
/// ends them, and leaves the credentials as they are. Thread-safe.
public final class SignIns implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

  /// How long a sign-in may take.
  ///
  /// Source: kiro-lb browser_login (October 2026), where the portal's attempts live as long.
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final int MOST_AT_A_TIME = 20;

  private final SignInServices services;
  private final SignInFlows flows;
  private final SignInCompletion completion;
  private final CredentialPool pool;
  private final Duration lifetime;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// In the order of their start. Guarded by itself.
  private final Map<String, SignInAttempt> attempts = new LinkedHashMap<>();

  public SignIns(
      SignInServices services,
      CredentialStore store,
      CredentialPool pool,
      AccountService accounts,
      Duration lifetime) {
    this.services = services;
    this.flows = new SignInFlows(services);
    this.completion = new SignInCompletion(store, pool, new AccountCheck(accounts));
    this.pool = pool;
    this.lifetime = lifetime;
  }

  /// Starts a sign-in.
  ///
  /// @return empty if too many sign-ins are under way
  /// @throws InvalidSignInException if the request lacks something
  public Optional<SignIn> start(SignInRequest request) throws InvalidSignInException {
    Credential identity = identity(request);
    SignInFlow flow = flows.of(request, identity);
    SignInAttempt attempt = attempt(request);
    if (!register(attempt)) {
      return Optional.empty();
    }
    LOG.info("{} by {} starts", attempt, request.method());
    threads.execute(RequestContext.carried(() -> run(attempt, flow, services.machineId(identity))));
    return Optional.of(attempt.view());
  }

  private Credential identity(SignInRequest request) throws InvalidSignInException {
    Long again = request.again();
    if (again == null) {
      return services.newIdentity();
    }
    return pool.find(again)
        .map(PooledCredential::credential)
        .filter(credential -> credential.id() != Credential.FROM_ENVIRONMENT)
        .orElseThrow(
            () -> new InvalidSignInException("again", "names no stored credential: #" + again));
  }

  private SignInAttempt attempt(SignInRequest request) {
    SignInMethod method = request.signInMethod();
    String page = method == SignInMethod.PORTAL ? services.addresses().portalUrl() + "/signin" : "";
    return new SignInAttempt(
        new SignInAttempt.Subject(services.newId().value(), method, request.again(), page),
        lifetime,
        services.clock());
  }

  private boolean register(SignInAttempt attempt) {
    synchronized (attempts) {
      attempts
          .values()
          .removeIf(old -> old.endedBefore(services.clock().instant().minus(lifetime)));
      long open = attempts.values().stream().filter(old -> !old.hasEnded()).count();
      if (open >= MOST_AT_A_TIME) {
        return false;
      }
      attempts.put(attempt.id(), attempt);
      return true;
    }
  }

  private void run(SignInAttempt attempt, SignInFlow flow, String machineId) {
    try {
      CredentialFields fields = flow.run(attempt);
      attempt.commit();
      completion.complete(attempt, fields, machineId);
    } catch (SignInFailedException e) {
      attempt.fail(e);
    } catch (RuntimeException e) {
      LOG.error("{} failed", attempt, e);
      attempt.fail(
          new SignInFailedException(
              Reason.REFUSED, "The gateway failed. Its log has the reason.", e));
    }
    SignIn end = attempt.view();
    LOG.info("{} has ended: {}", attempt, end.reason() == null ? end.state() : end.reason());
  }

  private Optional<SignInAttempt> find(String id) {
    synchronized (attempts) {
      return Optional.ofNullable(attempts.get(id));
    }
  }

  /// The sign-ins, newest first, and the ways to sign in.
  public SignInList list() {
    List<SignInAttempt> all;
    synchronized (attempts) {
      all = new ArrayList<>(attempts.values());
    }
    return new SignInList(
        all.reversed().stream().map(SignInAttempt::view).toList(),
        SignInMethods.all(),
        SignInPorts.ALLOWED);
  }

  public Optional<SignIn> get(String id) {
    return find(id).map(SignInAttempt::view);
  }

  /// Waits until the sign-in has changed since a version of its view, or the time is over.
  public Optional<SignIn> await(String id, long version, Duration time)
      throws InterruptedException {
    Optional<SignInAttempt> attempt = find(id);
    return attempt.isEmpty() ? Optional.empty() : Optional.of(attempt.get().await(version, time));
  }

  /// Waits until the person has something to do or the sign-in has ended, or the time is over.
  public Optional<SignIn> settled(String id, Duration time) throws InterruptedException {
    Optional<SignInAttempt> attempt = find(id);
    return attempt.isEmpty() ? Optional.empty() : Optional.of(attempt.get().settled(time));
  }

  /// Hands over the address that the browser called. Does nothing for an unknown id.
  public void callback(String id, String url) throws WrongCallbackException, NotWaitingException {
    Optional<SignInAttempt> attempt = find(id);
    if (attempt.isPresent()) {
      attempt.get().callback(url);
    }
  }

  /// Chooses a profile.
  ///
  /// @return whether the sign-in offers such a profile
  public boolean choose(String id, String profile) throws NotWaitingException {
    Optional<SignInAttempt> attempt = find(id);
    return attempt.isPresent() && attempt.get().choose(profile);
  }

  /// Confirms that another account replaces the credential's. Does nothing for an unknown id.
  public void confirm(String id) throws NotWaitingException {
    Optional<SignInAttempt> attempt = find(id);
    if (attempt.isPresent()) {
      attempt.get().confirm();
    }
  }

  /// Ends a sign-in. Does nothing for an unknown id.
  public void cancel(String id) throws NotWaitingException {
    Optional<SignInAttempt> attempt = find(id);
    if (attempt.isPresent()) {
      attempt.get().cancel();
    }
  }

  /// Ends the sign-ins that wait for a person, and waits for those that are being stored.
  @Override
  public void stop() {
    synchronized (attempts) {
      attempts.values().forEach(SignInAttempt::stop);
    }
    threads.close();
  }
}
