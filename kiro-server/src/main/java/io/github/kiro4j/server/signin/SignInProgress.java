package io.github.kiro4j.server.signin;

import io.github.kiro4j.api.admin.signin.SignIn.State;
import io.github.kiro4j.api.admin.signin.SignIn.Task;
import io.github.kiro4j.server.credentials.account.AccountProfile;
import io.github.kiro4j.server.signin.flow.SignInFailedException;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a sign-in is.
///
/// @param reason why the sign-in failed; null in other states
/// @param message a sentence for the person
/// @param task what the person does in a browser; null for nothing
/// @param profiles the profiles to choose from
record SignInProgress(
    State state,
    @Nullable Reason reason,
    String message,
    @Nullable Task task,
    List<AccountProfile> profiles) {

  static SignInProgress working(String message) {
    return new SignInProgress(State.WORKING, null, message, null, List.of());
  }

  static SignInProgress waiting(String message, Task task) {
    return new SignInProgress(State.WAITING, null, message, task, List.of());
  }

  static SignInProgress choosing(List<AccountProfile> profiles) {
    return new SignInProgress(
        State.CHOOSE_PROFILE,
        null,
        "The account has " + profiles.size() + " profiles. Choose the one to use.",
        null,
        profiles);
  }

  static SignInProgress confirming(String message) {
    return new SignInProgress(State.CONFIRM_ACCOUNT, null, message, null, List.of());
  }

  static SignInProgress done(String message) {
    return new SignInProgress(State.SUCCEEDED, null, message, null, List.of());
  }

  static SignInProgress ended(SignInFailedException e) {
    State state = e.reason() == Reason.CANCELLED ? State.CANCELLED : State.FAILED;
    Reason reason = state == State.FAILED ? e.reason() : null;
    return new SignInProgress(state, reason, e.sentence(), null, List.of());
  }
}
