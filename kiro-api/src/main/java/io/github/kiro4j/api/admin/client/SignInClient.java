package io.github.kiro4j.api.admin.client;

import io.github.kiro4j.api.admin.ProfileChange;
import io.github.kiro4j.api.admin.signin.SignIn;
import io.github.kiro4j.api.admin.signin.SignInCallback;
import io.github.kiro4j.api.admin.signin.SignInList;
import io.github.kiro4j.api.admin.signin.SignInRequest;
import java.io.IOException;

/// The routes of sign-ins. Errors are those of [AdminClient].
public final class SignInClient {

  private final AdminClient client;

  SignInClient(AdminClient client) {
    this.client = client;
  }

  /// The sign-ins, and the ways to sign in.
  public SignInList list() throws IOException, InterruptedException {
    return client.get("/sign-ins", SignInList.class);
  }

  /// Starts a sign-in.
  public SignIn start(SignInRequest request) throws IOException, InterruptedException {
    return client.send("POST", "/sign-ins", request, SignIn.class);
  }

  /// A sign-in as it is now.
  public SignIn get(String id) throws IOException, InterruptedException {
    return client.get(signInPath(id), SignIn.class);
  }

  /// Hands over the address that the browser called.
  public SignIn callback(String id, String url) throws IOException, InterruptedException {
    return client.send("POST", signInPath(id) + "/callback", new SignInCallback(url), SignIn.class);
  }

  /// Chooses one of the account's profiles.
  ///
  /// @param profile the id of one of [SignIn#profiles]
  public SignIn chooseProfile(String id, String profile) throws IOException, InterruptedException {
    return client.send(
        "POST", signInPath(id) + "/profile", new ProfileChange(profile), SignIn.class);
  }

  /// Replaces the sign-in of a credential although the account is another one.
  public SignIn confirm(String id) throws IOException, InterruptedException {
    return client.send("POST", signInPath(id) + "/confirm", SignIn.class);
  }

  /// Ends a sign-in.
  public SignIn cancel(String id) throws IOException, InterruptedException {
    return client.send("DELETE", signInPath(id), SignIn.class);
  }

  private static String signInPath(String id) {
    return "/sign-ins/" + AdminClient.encoded(id);
  }
}
