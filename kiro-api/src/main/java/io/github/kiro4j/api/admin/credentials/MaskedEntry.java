package io.github.kiro4j.api.admin.credentials;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A stored credential under the names of a credentials file, masked as far as each field's
/// [CredentialField.Exposure] demands. Fields that the store does not have are absent, but for
/// `authMethod`, `priority` and `disabled`. In JSON it is one object: `id`, the fields, `secrets`.
/// Immutable.
public final class MaskedEntry {

  private static final String ID = "id";
  private static final String SECRETS = "secrets";

  private final long id;
  private final CredentialFields shown;
  private final List<String> secrets;

  /// @param shown what may be shown of the fields
  /// @param secrets the names of the secret fields that have a value, such as `refreshToken`
  public MaskedEntry(long id, CredentialFields shown, List<String> secrets) {
    this.id = id;
    this.shown = shown;
    this.secrets = List.copyOf(secrets);
  }

  /// Reads what [#toJson] wrote; fields that only a newer gateway knows are left out.
  @JsonCreator
  public static MaskedEntry of(ObjectNode json) {
    ObjectNode known = json.deepCopy();
    known.properties().removeIf(member -> CredentialField.of(member.getKey()).isEmpty());
    return new MaskedEntry(
        json.path(ID).asLong(),
        CredentialFields.of(known),
        json.path(SECRETS).valueStream().map(JsonNode::asText).toList());
  }

  /// Id of the credential.
  public long id() {
    return id;
  }

  /// What may be shown of a text; empty where the store has none, or nothing may be shown.
  public Optional<String> text(CredentialField field) {
    return shown.text(field);
  }

  /// The value of a number; empty where the store has none.
  public Optional<Integer> number(CredentialField field) {
    return shown.has(field) ? Optional.of(shown.number(field)) : Optional.empty();
  }

  /// The priority; the lowest number is used first.
  public int priority() {
    return shown.number(CredentialField.PRIORITY);
  }

  /// Whether the credential is disabled.
  public boolean disabled() {
    return shown.flag(CredentialField.DISABLED);
  }

  /// The names of the secret fields that have a value.
  public List<String> secrets() {
    return secrets;
  }

  /// The entry as a JSON object.
  @JsonValue
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put(ID, id);
    json.setAll(shown.toJson());
    secrets.forEach(json.putArray(SECRETS)::add);
    return json;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MaskedEntry entry && toJson().equals(entry.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  @Override
  public String toString() {
    return "MaskedEntry[" + toJson() + "]";
  }
}
