package io.github.kiro4j.server.config.file;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.configuration.ConfigurationException;
import io.github.kiro4j.server.config.file.InvalidConfigurationException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringSubstitutor;
import org.jspecify.annotations.Nullable;

/// Fills `${NAME}` and `${NAME:-default}` into the text of a configuration; `$${` stands for `${`
/// itself.
///
/// A variable that is neither set nor has a default leaves a mark, because the text also has
/// comments: only in a value is it an error. Otherwise the literal text would be the value, and a
/// key that everybody can guess.
final class EnvironmentVariables extends StringSubstitutor {

  private static final char BEGIN = '\uE000';
  private static final char END = '\uE001';
  private static final Pattern UNSET = Pattern.compile(BEGIN + "([^" + END + "]*)" + END);

  private static final StringSubstitutor MARKS = new StringSubstitutor(name -> BEGIN + name + END);

  /// @param environment null for a variable that is not set
  EnvironmentVariables(UnaryOperator<@Nullable String> environment) {
    super(environment::apply);
    setPreserveEscapes(true);
  }

  @Override
  public String replace(String text) {
    return MARKS.replace(super.replace(text));
  }

  /// Checks that every value was filled in.
  ///
  /// @throws ConfigurationException if not, with each key and variable
  static void requireAll(JsonNode values, String file) throws ConfigurationException {
    List<Problem> problems = new ArrayList<>();
    collect(JsonPointer.empty(), "", values, problems);
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException(file, problems);
    }
  }

  private static void collect(JsonPointer at, String key, JsonNode value, List<Problem> problems) {
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String name = key.isEmpty() ? member.getKey() : key + "." + member.getKey();
      collect(at.appendProperty(member.getKey()), name, member.getValue(), problems);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      collect(at.appendIndex(i), key, value.get(i), problems);
    }
    Matcher unset = UNSET.matcher(value.asText());
    while (unset.find()) {
      problems.add(
          new Problem(
              at,
              "%1$s: the environment variable %2$s is not set. Set it, or give a default: ${%2$s:-default}"
                  .formatted(key, unset.group(1))));
    }
  }
}
