package io.github.kiro4j.api.admin;

import org.jspecify.annotations.Nullable;

/// The body of every response of the admin API that is not a success.
public record AdminError(Detail error) {

  /// Describes the error.
  ///
  /// @param type kiro-rs's general type of the error, for example `invalid_request`
  /// @param message a sentence for people, without secrets
  /// @param code the code for programs, see [AdminErrorCode]
  /// @param field the member or parameter with the error; null if there is none
  public record Detail(String type, String message, String code, @Nullable String field) {}

  /// An error without a single member as its cause.
  public static AdminError of(AdminErrorCode code, String message) {
    return of(code, message, null);
  }

  /// An error of one member of the body or one parameter.
  public static AdminError of(AdminErrorCode code, String message, @Nullable String field) {
    return new AdminError(new Detail(code.type(), message, code.wireName(), field));
  }
}
