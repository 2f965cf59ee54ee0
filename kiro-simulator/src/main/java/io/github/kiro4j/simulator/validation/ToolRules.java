package io.github.kiro4j.simulator.validation;

import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks names, descriptions and schemas of the declared tools.
final class ToolRules {

  private static final Set<String> SPECIFICATION = Set.of("name", "description", "inputSchema");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  /// Longest description, in characters. Source: the service's model, and measurements that users
  /// reported.
  private static final int MAX_DESCRIPTION = 10_240;

  private ToolRules() {}

  static void check(List<Cursor> tools, ValidationSettings settings) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < tools.size(); i++) {
      Cursor specification = tools.get(i).required("toolSpecification").object(SPECIFICATION);
      checkName(specification.required("name"), names);
      specification.member("description").ifPresent(ToolRules::checkDescription);
      Cursor schema = specification.required("inputSchema").object(Set.of("json")).required("json");
      new SchemaRules(schema, i, settings.refusedSchemaKeywords()).check();
    }
  }

  private static void checkName(Cursor name, Set<String> names) {
    if (!NAME.matcher(name.text()).matches()) {
      throw invalidToolUse(name, "does not match " + NAME);
    }
    if (!names.add(name.text().toLowerCase(Locale.ROOT))) {
      throw new RefusedException(
          KnownErrors.invalid("The request declares a tool name twice.", "TOOL_DUPLICATE")
              .withDetail(name.path()));
    }
  }

  private static void checkDescription(Cursor description) {
    String text = description.text();
    int length = text.codePointCount(0, text.length());
    if (length < 1 || length > MAX_DESCRIPTION) {
      throw invalidToolUse(description, "has " + length + " characters");
    }
  }

  static RefusedException invalidToolUse(Cursor at, String why) {
    return new RefusedException(KnownErrors.invalidToolUseFormat(at.path() + " " + why));
  }
}
