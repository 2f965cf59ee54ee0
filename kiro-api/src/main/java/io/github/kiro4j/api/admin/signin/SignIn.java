package io.github.kiro4j.api.admin.signin;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A sign-in that is under way, or has ended within the last minutes. No member is a secret.
///
/// @param id stands for the sign-in in the routes
/// @param method the name of the [SignInMethod]
/// @param again the id of the credential whose sign-in is replaced; null for a new credential
/// @param state the name of a [State]
/// @param reason why a failed sign-in failed: `expired`, `denied`, `refused`, `unreachable` or
///   `not_saved`; null in other states
/// @param message a sentence that says what to do, or what has happened
/// @param warning what the person should know before approving; null for nothing
/// @param startedAt when the sign-in began
/// @param expiresAt when the sign-in ends by itself
/// @param task what the person does in a browser; null when there is nothing to do there
/// @param profiles the profiles to choose from in the state `choose_profile`
/// @param credentialId the id of the credential, once there is one
/// @param sameAccount the ids of other credentials of the same account
/// @param page where a browser that has called back goes at the end; null for nowhere
/// @param version grows with every change
public record SignIn(
    String id,
    String method,
    @Nullable Long again,
    String state,
    @Nullable String reason,
    String message,
    @Nullable String warning,
    String startedAt,
    String expiresAt,
    @Nullable Task task,
    List<Choice> profiles,
    @Nullable Long credentialId,
    List<Long> sameAccount,
    @Nullable String page,
    long version) {

  /// The states of a sign-in.
  public enum State {
    /// The gateway is at work; there is nothing to do.
    WORKING,
    /// The person has something to do in a browser.
    WAITING,
    /// The person chooses one of the account's profiles.
    CHOOSE_PROFILE,
    /// The account is another one than the credential's; the person confirms the replacement.
    CONFIRM_ACCOUNT,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /// The value of the member `state`.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// Whether nothing follows.
    public boolean isEnd() {
      return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
  }

  /// What a person does in a browser.
  ///
  /// @param kind `device`: approve a code, on any machine; `browser`: sign in, after which the
  ///   browser calls back to the person's machine
  /// @param address the page to open
  /// @param code the code that the page shows or asks for; null for `browser`
  /// @param redirect the address that the browser calls back, without its query; null for `device`
  public record Task(
      String kind, String address, @Nullable String code, @Nullable String redirect) {}

  /// A profile to choose.
  ///
  /// @param id stands for the profile's ARN
  /// @param name as the organisation named it; null if it has none
  /// @param region where the profile's requests go
  public record Choice(String id, @Nullable String name, String region) {}

  /// Whether the sign-in has ended.
  public boolean hasEnded() {
    for (State end : State.values()) {
      if (end.isEnd() && end.wireName().equals(state)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the sign-in is in this state.
  public boolean is(State other) {
    return other.wireName().equals(state);
  }
}
