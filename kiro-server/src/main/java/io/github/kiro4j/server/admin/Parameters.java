package io.github.kiro4j.server.admin;

import io.github.kiro4j.api.admin.AdminErrorCode;
import org.jspecify.annotations.Nullable;

/// Parts of paths and queries, and bodies that have to be there.
public final class Parameters {

  private Parameters() {}

  /// The id of a credential.
  ///
  /// @throws AdminProblemException if it is no whole number from 0 on
  public static long id(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw AdminProblemException.of(
          AdminErrorCode.INVALID_PARAMETER, "id", "has to be a whole number");
    }
    return Long.parseLong(text);
  }

  /// A flag of the query.
  ///
  /// @throws AdminProblemException if it is neither true nor false
  public static boolean flag(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw AdminProblemException.of(
              AdminErrorCode.INVALID_PARAMETER, name, "has to be true or false");
    };
  }

  /// The body, where one is needed.
  ///
  /// @throws AdminProblemException if there is none
  public static <T> T body(@Nullable T body) {
    if (body == null) {
      throw new AdminProblemException(AdminErrorCode.MALFORMED_BODY, "A JSON body is needed.");
    }
    return body;
  }
}
