package io.github.kiro4j.protocol.mapping.answer.requirement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Checks a JSON value against a JSON Schema of a client. The check never refuses a valid value and
/// takes bounded time for any schema.
///
/// The check knows the keywords that Anthropic's structured outputs accept, and limits of numbers
/// and lengths. Any other keyword counts as satisfied: regular expressions, because their time is
/// not bounded; `not` and conditions, because they turn what is not known into a refusal; `oneOf`
/// requires one alternative at least; references into other documents, which are never fetched.
///
/// A validator of the whole specification can be kept busy without end by a schema of a few lines:
/// references that refer to each other twice double the time with each level, and a reference to
/// itself overflows the stack. Not thread-safe.
final class SchemaCheck {

  /// A value that is not checked after so many steps counts as valid.
  private static final int MAX_STEPS = 100_000;

  /// What is nested deeper in value and schema counts as valid.
  private static final int MAX_DEPTH = 200;

  private static final int LONGEST_LIST = 300;

  private record Problem(Place place, String rule) {}

  private final JsonNode root;
  private int steps;

  private SchemaCheck(JsonNode root) {
    this.root = root;
  }

  /// The first problem of a value, as a clause without a full stop; empty if none was found.
  static Optional<String> problem(JsonNode schema, JsonNode value) {
    return new SchemaCheck(schema)
        .check(schema, value, Place.ROOT, 0)
        .map(problem -> problem.place() + " " + problem.rule());
  }

  private Optional<Problem> check(JsonNode schema, JsonNode value, Place place, int depth) {
    if (++steps > MAX_STEPS || depth > MAX_DEPTH) {
      return Optional.empty();
    }
    if (schema.isBoolean()) {
      return problemIf(!schema.booleanValue(), place, "must be left out");
    }
    return checkType(schema.path("type"), value, place)
        .or(() -> checkChoice(schema, value, place))
        .or(() -> checkReference(schema.path("$ref"), value, place, depth))
        .or(() -> checkAll(schema.path("allOf"), value, place, depth))
        .or(() -> checkAny(schema.path("anyOf"), value, place, depth))
        .or(() -> checkAny(schema.path("oneOf"), value, place, depth))
        .or(() -> checkContent(schema, value, place, depth));
  }

  private Optional<Problem> checkContent(JsonNode schema, JsonNode value, Place place, int depth) {
    return switch (value.getNodeType()) {
      case OBJECT ->
          checkRequired(schema, value, place)
              .or(() -> checkMembers(schema, value, place, depth + 1));
      case ARRAY ->
          checkLength(schema, "Items", value.size(), place, "items")
              .or(() -> checkItems(schema, value, place, depth + 1));
      case STRING -> checkText(schema, value.textValue(), place);
      case NUMBER -> JsonNumbers.decimal(value).flatMap(n -> checkNumber(schema, n, place));
      case BINARY, BOOLEAN, MISSING, NULL, POJO -> Optional.empty();
    };
  }

  private static Optional<Problem> checkType(JsonNode type, JsonNode value, Place place) {
    if (type.isTextual()) {
      return problemIf(
          !isOfType(type.textValue(), value), place, "must be of type " + type.textValue());
    }
    boolean matches =
        !type.isArray()
            || type.isEmpty()
            || type.valueStream().anyMatch(one -> isOfType(one.asText(), value));
    return problemIf(!matches, place, "must be of one of the types " + shortened(type));
  }

  private static boolean isOfType(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      case "number" -> value.isNumber();
      case "integer" -> JsonNumbers.isWhole(value);
      default -> true;
    };
  }

  private Optional<Problem> checkChoice(JsonNode schema, JsonNode value, Place place) {
    JsonNode fixed = schema.path("const");
    if (!fixed.isMissingNode() && !JsonNumbers.equal(fixed, value)) {
      return Optional.of(new Problem(place, "must be " + shortened(fixed)));
    }
    JsonNode choices = schema.path("enum");
    steps += choices.size();
    boolean chosen =
        !choices.isArray()
            || choices.valueStream().anyMatch(choice -> JsonNumbers.equal(choice, value));
    return problemIf(!chosen, place, "must be one of " + shortened(choices));
  }

  private Optional<Problem> checkReference(
      JsonNode reference, JsonNode value, Place place, int depth) {
    JsonNode target = LocalReference.target(reference.asText(), root);
    return target.isMissingNode() ? Optional.empty() : check(target, value, place, depth + 1);
  }

  private Optional<Problem> checkAll(JsonNode schemas, JsonNode value, Place place, int depth) {
    return schemas
        .valueStream()
        .flatMap(schema -> check(schema, value, place, depth + 1).stream())
        .findFirst();
  }

  /// Of the problems of all alternatives, the one that is deepest in the value belongs to the
  /// alternative that the model most likely chose.
  private Optional<Problem> checkAny(JsonNode schemas, JsonNode value, Place place, int depth) {
    Problem deepest = new Problem(place, "matches none of the schema's alternatives");
    for (JsonNode schema : schemas) {
      Optional<Problem> problem = check(schema, value, place, depth + 1);
      if (problem.isEmpty()) {
        return Optional.empty();
      }
      if (problem.get().place().depth() > deepest.place().depth()) {
        deepest = problem.get();
      }
    }
    return problemIf(!schemas.isEmpty(), deepest.place(), deepest.rule());
  }

  private Optional<Problem> checkRequired(JsonNode schema, JsonNode value, Place place) {
    JsonNode required = schema.path("required");
    steps += required.size();
    Predicate<JsonNode> isMissing = name -> name.isTextual() && !value.has(name.textValue());
    return required
        .valueStream()
        .filter(isMissing)
        .findFirst()
        .map(name -> new Problem(place, "must have the member " + shortened(name)));
  }

  private Optional<Problem> checkMembers(JsonNode schema, JsonNode value, Place place, int depth) {
    // The names that a pattern matches are not known, so no other name can be refused.
    JsonNode additional =
        schema.has("patternProperties")
            ? MissingNode.getInstance()
            : schema.path("additionalProperties");
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      JsonNode declared = schema.path("properties").path(member.getKey());
      Optional<Problem> problem =
          check(
              declared.isMissingNode() ? additional : declared,
              member.getValue(),
              place.member(member.getKey()),
              depth);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private Optional<Problem> checkItems(JsonNode schema, JsonNode value, Place place, int depth) {
    // Before the draft 2020-12, a list in `items` had the meaning of `prefixItems`.
    boolean older = schema.path("items").isArray();
    JsonNode first = schema.path(older ? "items" : "prefixItems");
    JsonNode others = schema.path(older ? "additionalItems" : "items");
    for (int i = 0; i < value.size(); i++) {
      JsonNode item = i < first.size() ? first.get(i) : others;
      Optional<Problem> problem =
          check(item, value.get(i), place.member(Integer.toString(i)), depth);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> checkText(JsonNode schema, String text, Place place) {
    return checkLength(
        schema, "Length", text.codePointCount(0, text.length()), place, "characters");
  }

  private static Optional<Problem> checkLength(
      JsonNode schema, String keyword, int length, Place place, String unit) {
    BigDecimal actual = BigDecimal.valueOf(length);
    return JsonNumbers.decimal(schema.path("min" + keyword))
        .filter(min -> actual.compareTo(min) < 0)
        .map(min -> new Problem(place, "must have at least %s %s".formatted(min, unit)))
        .or(() ->
            JsonNumbers.decimal(schema.path("max" + keyword))
                .filter(max -> actual.compareTo(max) > 0)
                .map(max -> new Problem(place, "must have at most %s %s".formatted(max, unit))));
  }

  private static Optional<Problem> checkNumber(JsonNode schema, BigDecimal number, Place place) {
    return checkBound(schema, "minimum", order -> order >= 0, number, place, "at least")
        .or(() -> checkBound(schema, "maximum", order -> order <= 0, number, place, "at most"))
        .or(() ->
            checkBound(schema, "exclusiveMinimum", order -> order > 0, number, place, "more than"))
        .or(() ->
            checkBound(schema, "exclusiveMaximum", order -> order < 0, number, place, "less than"));
  }

  private static Optional<Problem> checkBound(
      JsonNode schema,
      String keyword,
      Predicate<Integer> inside,
      BigDecimal number,
      Place place,
      String relation) {
    return JsonNumbers.decimal(schema.path(keyword))
        .filter(bound -> !inside.test(number.compareTo(bound)))
        .map(bound -> new Problem(place, "must be %s %s".formatted(relation, bound)));
  }

  private static Optional<Problem> problemIf(boolean broken, Place place, String rule) {
    return broken ? Optional.of(new Problem(place, rule)) : Optional.empty();
  }

  private static String shortened(JsonNode value) {
    String text = value.toString();
    return text.length() > LONGEST_LIST ? text.substring(0, LONGEST_LIST) + "…" : text;
  }
}
