package io.github.kiro4j.server.signin.flow;

import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;

/// A sign-in that begins on Kiro's portal, where the person chooses how to sign in. Google and
/// GitHub sign in there; for the other choices the portal only says where.
///
/// Source: `kiro-lb` browser_login (October 2026).
///
/// @param leg the portal; its redirect address is an origin without a path
public record PortalFlow(BrowserLeg leg, Choices choices) implements SignInFlow {

  private static final String OPTION = "login_option";

  /// The ways to sign in that the portal offers.
  public interface Choices {

    /// Google or GitHub, which have signed in at the portal.
    ///
    /// @param option `google` or `github`
    CodeExchange social(String option);

    /// AWS Builder ID or IAM Identity Center, by a device code.
    ///
    /// @param option `builderid`, `awsidc` or `internal`
    SignInFlow aws(String option, CallbackParameters called) throws SignInFailedException;

    /// An organisation's own identity provider, by a second leg of the browser.
    SignInFlow external(CallbackParameters called) throws SignInFailedException;
  }

  @Override
  public CredentialFields run(Person person) throws SignInFailedException {
    CallbackParameters called = person.open(leg);
    called.check();
    String option = called.get(OPTION).orElse("");
    return switch (option) {
      case "google", "github" -> social(person, called, option);
      case "builderid", "awsidc", "internal" -> choices.aws(option, called).run(person);
      case "external_idp" -> choices.external(called).run(person);
      default ->
          throw new SignInFailedException(
              Reason.REFUSED,
              "The portal signed in by a way that this version of kiro4j does not know. Choose"
                  + " another way to sign in.");
    };
  }

  /// The exchange names the address that the browser called, with its path and `login_option`: the
  /// bare origin is refused and burns the code.
  private CredentialFields social(Person person, CallbackParameters called, String option)
      throws SignInFailedException {
    Secret code = called.code();
    String path = called.path().equals("/signin/callback") ? called.path() : "/oauth/callback";
    String redirect = leg.redirect() + path + "?" + OPTION + "=" + option;
    person.commit();
    return choices.social(option).exchange(code, leg.pkce().verifier(), redirect);
  }
}
