package io.github.kiro4j.server.signin;

import io.github.kiro4j.api.admin.signin.SignIn;
import io.github.kiro4j.api.admin.signin.SignIn.Choice;
import io.github.kiro4j.api.admin.signin.SignIn.State;
import io.github.kiro4j.api.admin.signin.SignIn.Task;
import io.github.kiro4j.api.admin.signin.SignInMethod;
import io.github.kiro4j.server.credentials.account.AccountProfile;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.signin.flow.BrowserLeg;
import io.github.kiro4j.server.signin.flow.CallbackParameters;
import io.github.kiro4j.server.signin.flow.DeviceCode;
import io.github.kiro4j.server.signin.flow.Person;
import io.github.kiro4j.server.signin.flow.SignInFailedException;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;
import io.github.kiro4j.server.signin.flow.WrongCallbackException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One sign-in: the meeting point of its flow, which runs in a thread of its own, and the requests
/// by which the person takes part. Thread-safe.
final class SignInAttempt implements Person {

  private final String id;
  private final SignInMethod method;
  private final @Nullable Long again;
  private final String page;
  private final Instant startedAt;
  private final Instant deadline;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /// All guarded by the lock.
  private SignInProgress progress = SignInProgress.working("The sign-in starts.");

  private long version;
  private boolean committed;
  private boolean confirmed;
  private @Nullable BrowserLeg leg;
  private @Nullable CallbackParameters called;
  private @Nullable AccountProfile chosen;
  private @Nullable Long credentialId;
  private List<Long> sameAccount = List.of();

  /// What a sign-in is about.
  ///
  /// @param again the id of the credential whose sign-in is replaced; null for a new credential
  /// @param page where a browser that has called back goes at the end; blank for nowhere
  record Subject(String id, SignInMethod method, @Nullable Long again, String page) {}

  SignInAttempt(Subject subject, Duration lifetime, InstantSource clock) {
    this.id = subject.id();
    this.method = subject.method();
    this.again = subject.again();
    this.page = subject.page();
    this.clock = clock;
    this.startedAt = clock.instant();
    this.deadline = startedAt.plus(lifetime);
  }

  String id() {
    return id;
  }

  @Nullable Long again() {
    return again;
  }

  boolean hasEnded() {
    return locked(() -> progress.state().isEnd());
  }

  boolean endedBefore(Instant time) {
    return hasEnded() && deadline.isBefore(time);
  }

  SignIn view() {
    lock.lock();
    try {
      SignInProgress now = progress;
      return new SignIn(
          id,
          method.wireName(),
          again,
          now.state().wireName(),
          now.reason() == null ? null : now.reason().wireName(),
          now.message(),
          SignInMethods.warning(method),
          startedAt.toString(),
          deadline.toString(),
          now.task(),
          now.profiles().stream().map(SignInAttempt::choice).toList(),
          credentialId,
          sameAccount,
          finalPage(now.state()),
          version);
    } finally {
      lock.unlock();
    }
  }

  private @Nullable String finalPage(State state) {
    if (page.isEmpty() || !state.isEnd()) {
      return null;
    }
    return page
        + (state == State.SUCCEEDED
            ? "?auth_status=success&redirect_from=KiroIDE"
            : "?auth_status=error&redirect_from=KiroIDE&error_message=sign-in+failed");
  }

  private static Choice choice(AccountProfile profile) {
    return new Choice(Fingerprint.of(profile.arn()), profile.name(), profile.region());
  }

  // What the person does.

  /// Takes the address that the browser called. A code is handed on once; an address that belongs
  /// to another sign-in changes nothing.
  void callback(String url) throws WrongCallbackException, NotWaitingException {
    lock.lock();
    try {
      BrowserLeg open = leg;
      if (open == null || progress.state() != State.WAITING) {
        throw new NotWaitingException(notWaiting("an address"));
      }
      called = open.read(url);
      leg = null;
      show(SignInProgress.working("The gateway exchanges the code for tokens."));
    } finally {
      lock.unlock();
    }
  }

  /// Chooses a profile.
  ///
  /// @return whether the account has such a profile
  boolean choose(String profile) throws NotWaitingException {
    lock.lock();
    try {
      if (progress.state() != State.CHOOSE_PROFILE) {
        throw new NotWaitingException(notWaiting("a profile"));
      }
      chosen =
          progress.profiles().stream()
              .filter(each -> Fingerprint.of(each.arn()).equals(profile))
              .findFirst()
              .orElse(null);
      if (chosen != null) {
        show(SignInProgress.working("The gateway checks the account."));
      }
      return chosen != null;
    } finally {
      lock.unlock();
    }
  }

  void confirm() throws NotWaitingException {
    lock.lock();
    try {
      if (progress.state() != State.CONFIRM_ACCOUNT) {
        throw new NotWaitingException(notWaiting("a confirmation"));
      }
      confirmed = true;
      show(SignInProgress.working("The gateway replaces the sign-in."));
    } finally {
      lock.unlock();
    }
  }

  /// Ends the sign-in. A sign-in that has ended stays as it is.
  void cancel() throws NotWaitingException {
    lock.lock();
    try {
      if (progress.state() == State.WORKING && committed) {
        throw new NotWaitingException(
            "The tokens are already issued and are being stored. Wait a moment, and remove the"
                + " credential if you do not want it.");
      }
      if (!progress.state().isEnd()) {
        show(SignInProgress.ended(Endings.cancelled()));
      }
    } finally {
      lock.unlock();
    }
  }

  /// Ends the sign-in because the gateway stops, unless its tokens are being stored.
  void stop() {
    locked(() -> {
      boolean saving = progress.state() == State.WORKING && committed;
      if (!saving && !progress.state().isEnd()) {
        show(SignInProgress.ended(Endings.stopped()));
      }
      return true;
    });
  }

  private String notWaiting(String what) {
    return progress.state().isEnd()
        ? "This sign-in has ended. Start a new one."
        : "This sign-in does not wait for " + what + " at the moment.";
  }

  /// Waits until the sign-in has changed since this version, or the time is over.
  SignIn await(long since, Duration time) throws InterruptedException {
    await(() -> version > since, time);
    return view();
  }

  /// Waits until the person has something to do or the sign-in has ended, or the time is over.
  SignIn settled(Duration time) throws InterruptedException {
    await(() -> progress.state() != State.WORKING, time);
    return view();
  }

  private void await(BooleanSupplier condition, Duration time) throws InterruptedException {
    long left = time.toNanos();
    lock.lock();
    try {
      while (!condition.getAsBoolean() && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  // What the flow does.

  @Override
  public void approve(DeviceCode code, Instant until) throws SignInFailedException {
    Task task = new Task("device", code.address(), code.userCode(), null);
    String sentence = "Open the address on any machine, sign in there, and approve the code.";
    change(() -> show(SignInProgress.waiting(sentence, task)));
  }

  @Override
  public void pause(Duration duration) throws SignInFailedException {
    waitFor(() -> false, duration);
  }

  @Override
  public CallbackParameters open(BrowserLeg next) throws SignInFailedException {
    Task task = new Task("browser", next.address().toString(), null, next.redirect());
    String sentence =
        "Open the address in a browser and sign in. If the browser then shows that it cannot open a"
            + " page, copy the address of that page and hand it over here.";
    change(() -> {
      leg = next;
      called = null;
      show(SignInProgress.waiting(sentence, task));
    });
    waitFor(() -> called != null, untilDeadline());
    return require(called);
  }

  @Override
  public void commit() throws SignInFailedException {
    change(() -> {
      committed = true;
      show(SignInProgress.working("The gateway fetches the tokens and checks the account."));
    });
  }

  /// Asks the person which profile to use.
  AccountProfile choose(List<AccountProfile> profiles) throws SignInFailedException {
    change(() -> show(SignInProgress.choosing(profiles)));
    waitFor(() -> chosen != null, untilDeadline());
    return require(chosen);
  }

  /// Asks the person whether to go on.
  void confirm(String question) throws SignInFailedException {
    change(() -> show(SignInProgress.confirming(question)));
    waitFor(() -> confirmed, untilDeadline());
    if (!locked(() -> confirmed)) {
      throw Endings.expired();
    }
  }

  /// There is a credential now.
  void credential(long stored) {
    locked(() -> {
      credentialId = stored;
      return true;
    });
  }

  void succeed(String sentence, List<Long> others) {
    locked(() -> {
      sameAccount = others;
      show(SignInProgress.done(sentence));
      return true;
    });
  }

  /// A sign-in that the person has cancelled stays cancelled.
  void fail(SignInFailedException e) {
    locked(() -> {
      if (!progress.state().isEnd()) {
        show(SignInProgress.ended(e));
      }
      return true;
    });
  }

  /// Guarded by the lock.
  private void show(SignInProgress next) {
    progress = next;
    version++;
    changed.signalAll();
  }

  private boolean locked(BooleanSupplier action) {
    lock.lock();
    try {
      return action.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) throws SignInFailedException {
    lock.lock();
    try {
      requireAlive();
      change.run();
    } finally {
      lock.unlock();
    }
  }

  private Duration untilDeadline() {
    return Duration.between(clock.instant(), deadline);
  }

  /// Waits until the condition holds, the time is over, or the sign-in has ended.
  private void waitFor(BooleanSupplier condition, Duration time) throws SignInFailedException {
    long left = Math.min(time.toNanos(), untilDeadline().toNanos());
    lock.lock();
    try {
      while (!condition.getAsBoolean() && left > 0 && !progress.state().isEnd()) {
        left = changed.awaitNanos(left);
      }
      if (!condition.getAsBoolean()) {
        requireAlive();
      }
    } catch (InterruptedException e) {
      throw new SignInFailedException(Reason.CANCELLED, "The gateway is shutting down.", e);
    } finally {
      lock.unlock();
    }
  }

  /// @throws SignInFailedException if the person has ended the sign-in, or its time is over
  private void requireAlive() throws SignInFailedException {
    if (progress.state().isEnd()) {
      Reason ended = progress.reason();
      throw new SignInFailedException(ended == null ? Reason.CANCELLED : ended, progress.message());
    }
    if (!committed && !clock.instant().isBefore(deadline)) {
      throw Endings.expired();
    }
  }

  private static <T> T require(@Nullable T value) throws SignInFailedException {
    if (value == null) {
      throw Endings.expired();
    }
    return value;
  }

  /// Only the id.
  @Override
  public String toString() {
    return "sign-in " + id;
  }
}
