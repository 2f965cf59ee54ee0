package io.github.kiro4j.server.config.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which values a key of the configuration takes, by the type of its field.
///
/// @param mapper knows how values of enumerations are written
record AllowedValues(ObjectMapper mapper) {

  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(int.class, Integer.class, long.class, Long.class);
  private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class);
  private static final Set<Class<?>> FLAGS = Set.of(boolean.class, Boolean.class);

  /// Which values the type takes, without the key; quotes the value unless it may be a secret.
  String sentence(Class<?> type, JsonNode value) {
    String forms = forms(type);
    boolean quoted = value.isValueNode() && !forms.equals("a text");
    return "must be " + forms + (quoted ? ", not '" + value.asText() + "'" : "");
  }

  private String forms(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(this::word)
              .collect(Collectors.joining(", "));
    }
    if (WHOLE_NUMBERS.contains(type)) {
      return "a whole number";
    }
    if (NUMBERS.contains(type)) {
      return "a number";
    }
    if (FLAGS.contains(type)) {
      return "true or false";
    }
    return ofText(type);
  }

  private static String ofText(Class<?> type) {
    if (type == Duration.class) {
      return "a time with its unit (ms, s, m, h or d), such as 30s";
    }
    if (type == DataSize.class) {
      return "a size with its unit (B, KiB, MiB or GiB), such as 50MiB";
    }
    if (type == String.class || type.isRecord()) {
      return "a text";
    }
    return Collection.class.isAssignableFrom(type)
        ? "a list, such as [one, two]"
        : "a block of keys with their values";
  }

  private String word(Object constant) {
    return mapper.valueToTree(constant).asText().toLowerCase(Locale.ROOT);
  }
}
