package io.github.kiro4j.server.signin.flow;

import io.github.kiro4j.api.PastedText;
import java.net.URI;
import java.net.URISyntaxException;

/// A page that a browser opens, and how to recognise the address that the browser calls back.
///
/// @param address the page
/// @param redirect where the browser calls back, without a query
/// @param pkce the random values of this leg
public record BrowserLeg(URI address, String redirect, Pkce pkce) {

  /// Reads the address that the browser called. Whatever the address lacks, nothing was spent: the
  /// right address can still be handed over.
  ///
  /// @throws WrongCallbackException if the address belongs to no browser of this leg
  public CallbackParameters read(String called) throws WrongCallbackException {
    URI uri = uri(called);
    CallbackParameters parameters = CallbackParameters.of(uri);
    String state =
        parameters
            .get("state")
            .orElseThrow(() ->
                new WrongCallbackException(
                    "The address has no parameter \"state\". Paste the whole address of the page that"
                        + " the browser could not open, from \"http\" to its end."));
    if (!pkce.state().matches(state)) {
      throw new WrongCallbackException(
          "The address belongs to another sign-in, or to an earlier attempt. Open the link of this"
              + " sign-in, and paste the address that the browser ends at.");
    }
    return parameters;
  }

  private static URI uri(String called) throws WrongCallbackException {
    try {
      return new URI(PastedText.unwrapped(called).replace(" ", "%20"));
    } catch (URISyntaxException _) {
      throw new WrongCallbackException(
          "This is not an address. Paste the whole address of the page that the browser could not"
              + " open, from \"http\" to its end.");
    }
  }

  /// Without the address, whose query has the state.
  @Override
  public String toString() {
    return "BrowserLeg[" + redirect + "]";
  }
}
