package io.github.kiro4j.server.clients;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Patterns of model ids, in which `*` stands for any characters, whatever the case; compiled once.
/// Immutable.
public final class ModelPatterns {

  private final List<String> texts;
  private final Pattern compiled;

  /// @param texts no pattern for every model
  public ModelPatterns(List<String> texts) {
    this.texts = List.copyOf(texts);
    this.compiled =
        Pattern.compile(
            texts.stream().map(ModelPatterns::expression).collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE);
  }

  /// The admin API accepts only patterns of letters, digits, `*` and a few other characters, so
  /// none of them ends the quotation.
  private static String expression(String pattern) {
    return "\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E";
  }

  public List<String> texts() {
    return texts;
  }

  boolean match(String name) {
    return texts.isEmpty() || compiled.matcher(name).matches();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ModelPatterns patterns && texts.equals(patterns.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
