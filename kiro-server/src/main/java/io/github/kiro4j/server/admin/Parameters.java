package io.github.kiro4j.server.admin;

import io.github.kiro4j.api.admin.AdminErrorCode;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads path and query parameters and required bodies.
public final class Parameters {

  private Parameters() {}

  /// The id of a credential.
  ///
  /// @throws AdminProblemException if the text is not a whole number of at most 18 digits
  public static long id(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw AdminProblemException.of(
          AdminErrorCode.INVALID_PARAMETER, "id", "must be a whole number");
    }
    return Long.parseLong(text);
  }

  /// A query parameter that is a positive number.
  ///
  /// @param most the largest number that is allowed
  /// @throws AdminProblemException if the text is something else
  public static long number(String name, String text, long most) {
    boolean valid = text.matches("[0-9]{1,18}") && Long.parseLong(text) <= most;
    if (!valid) {
      throw AdminProblemException.of(
          AdminErrorCode.INVALID_PARAMETER,
          name,
          most == Long.MAX_VALUE ? "must be a whole number" : "must be at most " + most);
    }
    return Long.parseLong(text);
  }

  /// A query parameter that is `true` or `false`.
  ///
  /// @throws AdminProblemException if the text is neither
  public static boolean flag(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw AdminProblemException.of(
              AdminErrorCode.INVALID_PARAMETER, name, "must be true or false");
    };
  }

  /// A query parameter that has one of several values.
  ///
  /// @param wireName the text of each value
  /// @throws AdminProblemException if the text is that of no value
  public static <T> T member(String name, String text, T[] values, Function<T, String> wireName) {
    return Arrays.stream(values)
        .filter(value -> wireName.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() ->
            AdminProblemException.of(
                AdminErrorCode.INVALID_PARAMETER,
                name,
                "must be one of "
                    + Arrays.stream(values).map(wireName).collect(Collectors.joining(", "))));
  }

  /// The body of a route that requires one.
  ///
  /// @throws AdminProblemException if the request has no body
  public static <T> T body(@Nullable T body) {
    if (body == null) {
      throw new AdminProblemException(
          AdminErrorCode.MALFORMED_BODY, "This route requires a JSON body.");
    }
    return body;
  }
}
