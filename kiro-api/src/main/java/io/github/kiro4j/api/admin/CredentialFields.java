package io.github.kiro4j.api.admin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.api.PastedText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Some members of a credential: all of a new one, or those that an edit changes. In an edit null
/// removes a member, and what is absent stays. Immutable; its text form names the members only.
public final class CredentialFields {

  private final Map<CredentialField, JsonNode> values;

  private CredentialFields(Map<CredentialField, JsonNode> values) {
    this.values = values;
  }

  public static CredentialFields none() {
    return new CredentialFields(new EnumMap<>(CredentialField.class));
  }

  /// Reads the members of a JSON object.
  ///
  /// @throws InvalidMemberException if a member is unknown or has the wrong type
  @JsonCreator
  public static CredentialFields of(ObjectNode json) {
    CredentialFields fields = none();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      fields = fields.with(field(member.getKey()), member.getValue());
    }
    return fields;
  }

  private static CredentialField field(String name) {
    return CredentialField.of(name)
        .orElseThrow(() ->
            new InvalidMemberException(
                AdminErrorCode.UNKNOWN_MEMBER, name, "is not a member of a credential"));
  }

  /// The same and this member, as a text.
  ///
  /// @throws InvalidMemberException if the member is no text
  public CredentialFields with(CredentialField field, String value) {
    return with(field, TextNode.valueOf(value));
  }

  /// The same and this member, as a number.
  ///
  /// @throws InvalidMemberException if the member is no number
  public CredentialFields with(CredentialField field, int value) {
    return with(field, IntNode.valueOf(value));
  }

  /// The same and this member, as a flag.
  ///
  /// @throws InvalidMemberException if the member is no flag
  public CredentialFields with(CredentialField field, boolean value) {
    return with(field, BooleanNode.valueOf(value));
  }

  /// The same, with this member to be removed.
  public CredentialFields without(CredentialField field) {
    return with(field, NullNode.getInstance());
  }

  private CredentialFields with(CredentialField field, JsonNode value) {
    require(field, value);
    Map<CredentialField, JsonNode> next = new EnumMap<>(values);
    next.put(field, value);
    return new CredentialFields(next);
  }

  private static void require(CredentialField field, JsonNode value) {
    boolean fits =
        value.isNull()
            || switch (field.type()) {
              case TEXT, WORDS, TIME -> value.isTextual();
              case NUMBER ->
                  value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0;
              case FLAG -> value.isBoolean();
            };
    if (!fits) {
      throw new InvalidMemberException(
          AdminErrorCode.INVALID_VALUE, field.wireName(), "must be " + nounOf(field.type()));
    }
  }

  private static String nounOf(CredentialField.Type type) {
    return switch (type) {
      case TEXT, WORDS, TIME -> "a text";
      case NUMBER -> "a whole number from 0 to 2147483647";
      case FLAG -> "true or false";
    };
  }

  /// The text of a member, without what copying brought along around it; empty when it is absent,
  /// null, blank or no text.
  public Optional<String> text(CredentialField field) {
    return Optional.ofNullable(value(field))
        .map(JsonNode::textValue)
        .map(PastedText::trimmed)
        .filter(text -> !text.isEmpty());
  }

  /// The value of a number; 0 when it is absent or null.
  public int number(CredentialField field) {
    JsonNode value = value(field);
    return value == null ? 0 : value.asInt();
  }

  /// The value of a flag; false when it is absent or null.
  public boolean flag(CredentialField field) {
    JsonNode value = value(field);
    return value != null && value.asBoolean();
  }

  /// The names of the members, in the order of [CredentialField].
  public List<String> names() {
    return values.keySet().stream().map(CredentialField::wireName).toList();
  }

  /// Whether the member is named, be it with a value or to be removed.
  public boolean has(CredentialField field) {
    return values.containsKey(field);
  }

  private @Nullable JsonNode value(CredentialField field) {
    return values.get(field);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /// A JSON object with these members, secrets included.
  @JsonValue
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    values.forEach((field, value) -> json.set(field.wireName(), value));
    return json;
  }

  @Override
  public String toString() {
    return "CredentialFields" + values.keySet();
  }
}
