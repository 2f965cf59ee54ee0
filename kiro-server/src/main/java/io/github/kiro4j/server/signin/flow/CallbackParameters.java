package io.github.kiro4j.server.signin.flow;

import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// The path and the parameters of an address that a browser called. The text form has neither.
public final class CallbackParameters {

  private static final Pattern CODE = Pattern.compile("[A-Za-z_]{1,64}");

  private final String path;
  private final Map<String, String> values;

  private CallbackParameters(String path, Map<String, String> values) {
    this.path = path;
    this.values = values;
  }

  static CallbackParameters of(URI called) {
    Map<String, String> values = new LinkedHashMap<>();
    String query = Objects.requireNonNullElse(called.getRawQuery(), "");
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new CallbackParameters(Objects.requireNonNullElse(called.getPath(), ""), values);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  public String path() {
    return path;
  }

  /// A parameter; empty for an absent or blank one.
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /// The code to exchange.
  ///
  /// @throws SignInFailedException if the page has reported an error, or there is no code
  public Secret code() throws SignInFailedException {
    check();
    return get("code")
        .map(Secret::new)
        .orElseThrow(() ->
            new SignInFailedException(
                Reason.REFUSED,
                "The sign-in page sent the browser back without a code. Start the sign-in again."));
  }

  /// Checks that the page has reported no error.
  ///
  /// @throws SignInFailedException if the page has reported an error
  public void check() throws SignInFailedException {
    Optional<String> error = get("error");
    if (error.isPresent()) {
      throw failure(error.get());
    }
  }

  private static SignInFailedException failure(String error) {
    return error.equals("access_denied")
        ? new SignInFailedException(Reason.DENIED, "The sign-in was denied on the sign-in page.")
        : new SignInFailedException(
            Reason.REFUSED,
            "The sign-in page reported the error "
                + (CODE.matcher(error).matches() ? "\"" + error + "\"" : "of an unknown form")
                + ". Start the sign-in again.");
  }

  @Override
  public String toString() {
    return "CallbackParameters[redacted]";
  }
}
