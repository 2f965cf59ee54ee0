package io.github.kiro4j.api.admin.signin;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.InvalidMemberException;

/// The body of `POST /sign-ins/{id}/callback`.
///
/// @param url the whole address that the browser called, or could not open, such as
///   `http://localhost:3128/oauth/callback?code=…&state=…`
public record SignInCallback(String url) {

  private static final int LONGEST = 16 * 1024;

  public SignInCallback {
    if (url == null || url.isBlank()) {
      throw new InvalidMemberException(AdminErrorCode.MISSING_VALUE, "url", "is missing");
    }
    if (url.length() > LONGEST) {
      throw new InvalidMemberException(
          AdminErrorCode.INVALID_VALUE, "url", "must have at most " + LONGEST + " characters");
    }
  }

  /// Leaves out the address, which has a code in its query.
  @Override
  public String toString() {
    return "SignInCallback[redacted]";
  }
}
