package io.github.kiro4j.api.admin.signin;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.InvalidMemberException;
import org.jspecify.annotations.Nullable;

/// The body of `POST /sign-ins`.
///
/// @param method the name of a [SignInMethod]
/// @param startUrl the start page of the organisation, such as `https://example.awsapps.com/start`;
///   only for `idc` and `idc_browser`
/// @param region the AWS region of the organisation's IAM Identity Center; null for the configured
///   region
/// @param port the port of the person's machine that the browser calls back; null for the first of
///   the ports that [SignInList] lists
/// @param kiroApiKey the key; only for `api_key`
/// @param again the id of the credential whose sign-in is replaced; null for a new credential
public record SignInRequest(
    String method,
    @Nullable String startUrl,
    @Nullable String region,
    @Nullable Integer port,
    @Nullable String kiroApiKey,
    @Nullable Long again) {

  /// @throws InvalidMemberException if the method is unknown
  public SignInRequest {
    if (method == null) {
      throw new InvalidMemberException(AdminErrorCode.MISSING_VALUE, "method", "is missing");
    }
    if (SignInMethod.named(method).isEmpty()) {
      throw new InvalidMemberException(
          AdminErrorCode.INVALID_VALUE, "method", "must be one of " + SignInMethod.allowedNames());
    }
  }

  /// A sign-in that needs nothing but its method.
  public static SignInRequest of(SignInMethod method, @Nullable Long again) {
    return new SignInRequest(method.wireName(), null, null, null, null, again);
  }

  /// The method.
  public SignInMethod signInMethod() {
    return SignInMethod.named(method).orElseThrow();
  }

  /// Leaves out the key.
  @Override
  public String toString() {
    return "SignInRequest[" + method + "]";
  }
}
