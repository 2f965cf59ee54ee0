package io.github.kiro4j.api.union;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// The names of the types of unions in JSON, as the unions' [JsonSubTypes] annotations list them.
public final class TypeNames {

  private static final ClassValue<Optional<String>> NAMES =
      new ClassValue<>() {
        @Override
        protected Optional<String> computeValue(Class<?> type) {
          return Arrays.stream(type.getInterfaces())
              .map(union -> union.getAnnotation(JsonSubTypes.class))
              .flatMap(listed -> listed == null ? Stream.empty() : Arrays.stream(listed.value()))
              .filter(member -> member.value() == type)
              .map(JsonSubTypes.Type::name)
              .findFirst();
        }
      };

  private TypeNames() {}

  /// The name of a member of a union; empty for a class that no union lists.
  public static Optional<String> of(Class<?> type) {
    return NAMES.get(type);
  }
}
