package io.github.kiro4j.api.admin;

import org.jspecify.annotations.Nullable;

/// The body of every answer that is not a success.
public record AdminError(Detail error) {

  /// What is wrong.
  ///
  /// @param type kiro-rs's coarse type, such as `invalid_request`
  /// @param message a sentence for people; holds no secret
  /// @param code what programs act on, see [AdminErrorCode]
  /// @param field the member or parameter that is wrong, where there is one
  public record Detail(String type, String message, String code, @Nullable String field) {}

  /// An error that is about no single member.
  public static AdminError of(AdminErrorCode code, String message) {
    return of(code, message, null);
  }

  /// An error about one member of the body or one parameter.
  public static AdminError of(AdminErrorCode code, String message, @Nullable String field) {
    return new AdminError(new Detail(code.type(), message, code.wireName(), field));
  }
}
