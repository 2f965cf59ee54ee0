package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.PastedText;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.CredentialSettings;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.encryption.EncryptedText;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One credential as a store keeps it and as kiro-rs's `credentials.json` writes it, secrets
/// included: an id, the fields of [CredentialField], and members that mean nothing to the gateway
/// but are kept. Immutable; its text form has the id only.
///
/// Members that are null, empty or blank count as absent, as in kiro-rs. Texts are read without
/// what copying brought along ([PastedText]).
public final class StoredEntry {

  /// An entry without members.
  public static final StoredEntry EMPTY = new StoredEntry(JsonNodeFactory.instance.objectNode(), 0);

  /// Reads JSON of entries; keeps the digits of numbers in members that mean nothing to the
  /// gateway. People write the files by hand: comments are skipped, and so is a comma that stands
  /// before a closing bracket, where an entry was commented out.
  public static final ObjectReader READER =
      Json.MAPPER
          .reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .with(JsonReadFeature.ALLOW_JAVA_COMMENTS.mappedFeature())
          .with(JsonReadFeature.ALLOW_TRAILING_COMMA.mappedFeature())
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  /// The name of the id in JSON, which is not a field: the store gives it.
  public static final String ID = "id";

  /// Fields whose values terminals wrap: line breaks within them are removed.
  private static final Set<CredentialField> OF_ONE_LINE =
      EnumSet.of(
          CredentialField.REFRESH_TOKEN,
          CredentialField.ACCESS_TOKEN,
          CredentialField.KIRO_API_KEY,
          CredentialField.CLIENT_ID,
          CredentialField.CLIENT_SECRET);

  private static final List<CredentialField> TOKENS =
      List.of(
          CredentialField.ACCESS_TOKEN,
          CredentialField.REFRESH_TOKEN,
          CredentialField.EXPIRES_AT,
          CredentialField.PROFILE_ARN);

  /// Never changed, never handed out.
  private final ObjectNode json;

  private final long id;

  private StoredEntry(ObjectNode json, long id) {
    this.json = json;
    this.id = id;
  }

  /// Takes over a JSON object, under whichever names other programs write its members.
  ///
  /// @throws InvalidEntryFieldException if its id cannot be one
  public static StoredEntry of(ObjectNode json) {
    ObjectNode own = json.deepCopy();
    MemberNames.translate(own);
    JsonNode id = own.path(ID);
    if (id.isMissingNode() || id.isNull()) {
      return new StoredEntry(own, 0);
    }
    if (!id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() < 0) {
      throw new InvalidEntryFieldException(ID, "must be a whole number from 0 on");
    }
    return new StoredEntry(own, id.longValue());
  }

  /// The id, 0 where the entry has none.
  public long id() {
    return id;
  }

  /// The value of a field as it stands in the entry; a missing node where it has none.
  public JsonNode value(CredentialField field) {
    return json.path(field.wireName());
  }

  /// The value of a field that is a text.
  ///
  /// @throws InvalidEntryFieldException if the value is something else
  public Optional<String> text(CredentialField field) {
    JsonNode value = value(field);
    if (EntryEncryption.isEncrypted(value)) {
      throw new InvalidEntryFieldException(
          field,
          value instanceof UndecryptableText text
              ? text.problem()
              : "is an encrypted value; set the value itself");
    }
    if (value.isArray() && field.type() == CredentialField.Type.WORDS) {
      return Optional.of(
          value.valueStream().map(JsonNode::asText).collect(Collectors.joining(" ")));
    }
    if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
      throw new InvalidEntryFieldException(field, "must be a text in quotation marks");
    }
    return present(field);
  }

  private Optional<String> present(CredentialField field) {
    return Optional.ofNullable(value(field).textValue())
        .map(text -> clean(field, text))
        .filter(text -> !text.isEmpty());
  }

  private static String clean(CredentialField field, String text) {
    return OF_ONE_LINE.contains(field) ? PastedText.unwrapped(text) : PastedText.trimmed(text);
  }

  /// The names of the members whose texts have something around or in them that copying brought
  /// along. Readers of single members never see that.
  List<String> pasted() {
    return Arrays.stream(CredentialField.values())
        .filter(field -> !isClean(field))
        .map(CredentialField::wireName)
        .toList();
  }

  private boolean isClean(CredentialField field) {
    String text = value(field).textValue();
    return text == null || text.equals(clean(field, text));
  }

  /// The same entry without what copying brought along.
  StoredEntry cleaned() {
    ObjectNode next = json.deepCopy();
    for (CredentialField field : CredentialField.values()) {
      if (!isClean(field)) {
        put(next, field, clean(field, value(field).textValue()));
      }
    }
    return new StoredEntry(next, id);
  }

  /// The value of a field that is a secret text.
  ///
  /// @throws InvalidEntryFieldException if the value is something else
  public Optional<Secret> secret(CredentialField field) {
    return text(field).map(Secret::new);
  }

  /// Whether a field has a text.
  public boolean has(CredentialField field) {
    return present(field).isPresent();
  }

  /// Whether the entry has a refresh token or an API key.
  public boolean hasLoginSecret() {
    return has(CredentialField.REFRESH_TOKEN) || has(CredentialField.KIRO_API_KEY);
  }

  /// The secret by which two entries are the same login: the API key, or else the refresh token.
  public Optional<Secret> identity() {
    return readable(CredentialField.KIRO_API_KEY).or(() -> readable(CredentialField.REFRESH_TOKEN));
  }

  /// Empty also for a value that could not be decrypted.
  private Optional<Secret> readable(CredentialField field) {
    return present(field).filter(text -> !EncryptedText.isEncrypted(text)).map(Secret::new);
  }

  /// The fingerprint of the refresh token.
  public Optional<String> refreshTokenFingerprint() {
    return fingerprint(CredentialField.REFRESH_TOKEN);
  }

  /// The fingerprint of the refresh token, or else of the API key.
  public Optional<String> loginFingerprint() {
    return refreshTokenFingerprint().or(() -> fingerprint(CredentialField.KIRO_API_KEY));
  }

  private Optional<String> fingerprint(CredentialField field) {
    return readable(field).map(Fingerprint::of);
  }

  /// The login's kind as `authMethod` names it; a value that names no kind as it stands there.
  public String authMethod() {
    if (has(CredentialField.KIRO_API_KEY)) {
      return LoginKind.API_KEY.wireName();
    }
    if (!has(CredentialField.AUTH_METHOD)) {
      return LoginKind.impliedBy(this::has).wireName();
    }
    String named = value(CredentialField.AUTH_METHOD).textValue();
    return LoginKind.named(named).map(LoginKind::wireName).orElse(named);
  }

  /// What the entry says.
  ///
  /// @throws InvalidEntryFieldException if a field has a value that it cannot have
  public Credential credential() {
    return new EntryReader(this).credential();
  }

  /// What the entry says; an entry with an impossible value is a credential that cannot be used, so
  /// that it keeps no other from being used.
  public Credential credentialOrUnusable() {
    try {
      return credential();
    } catch (InvalidEntryFieldException e) {
      return unusable(e.problem());
    }
  }

  /// A credential that cannot be used.
  ///
  /// @param problem why, without any value
  public Credential unusable(String problem) {
    return new Credential(
        id,
        new Login.Incomplete(authMethod(), problem),
        null,
        null,
        CredentialSettings.onlyDisabled(value(CredentialField.DISABLED).booleanValue()));
  }

  /// The same entry with another id, which becomes the first member.
  public StoredEntry withId(long other) {
    ObjectNode next = JsonNodeFactory.instance.objectNode().put(ID, other);
    json.forEachEntry(next::putIfAbsent);
    return new StoredEntry(next, other);
  }

  /// The same entry without an id.
  public StoredEntry withoutId() {
    ObjectNode next = json.deepCopy();
    next.remove(ID);
    return new StoredEntry(next, 0);
  }

  /// The same entry with another text in a field.
  public StoredEntry with(CredentialField field, String text) {
    return new StoredEntry(json.deepCopy().put(field.wireName(), text), id);
  }

  /// The same entry with some fields changed; a null removes one.
  public StoredEntry with(CredentialFields changes) {
    ObjectNode next = json.deepCopy();
    changes
        .toJson()
        .forEachEntry((name, value) -> {
          if (value.isNull()) {
            next.remove(name);
          } else {
            next.set(name, value);
          }
        });
    return new StoredEntry(next, id);
  }

  /// The same entry after an edit: with some fields changed; a null removes one.
  ///
  /// @throws InvalidEntryFieldException if a field would have a value that it cannot have
  /// @throws IncompleteEntryException if the login was complete and would not be any more
  public StoredEntry edited(CredentialFields changes) throws IncompleteEntryException {
    StoredEntry next = with(changes);
    boolean wasComplete = !(credentialOrUnusable().login() instanceof Login.Incomplete);
    if (next.credential().login() instanceof Login.Incomplete(_, String problem) && wasComplete) {
      throw new IncompleteEntryException(problem);
    }
    return next;
  }

  /// The same entry with new tokens; what a refresh left out stays.
  public StoredEntry with(IssuedTokens tokens) {
    ObjectNode next = json.deepCopy();
    put(next, CredentialField.ACCESS_TOKEN, tokens.accessToken().value());
    if (tokens.refreshToken() != null) {
      put(next, CredentialField.REFRESH_TOKEN, tokens.refreshToken().value());
    }
    if (tokens.profileArn() != null) {
      put(next, CredentialField.PROFILE_ARN, tokens.profileArn().value());
    }
    put(next, CredentialField.EXPIRES_AT, tokens.expiresAt().toString());
    return new StoredEntry(next, id);
  }

  private static void put(ObjectNode json, CredentialField field, String text) {
    json.put(field.wireName(), text);
  }

  /// The same entry with the tokens that another one has.
  public StoredEntry withTokensOf(StoredEntry other) {
    ObjectNode next = json.deepCopy();
    for (CredentialField field : TOKENS) {
      if (other.json.hasNonNull(field.wireName())) {
        next.set(field.wireName(), other.value(field));
      }
    }
    return new StoredEntry(next, id);
  }

  /// The same entry with other values of its members.
  StoredEntry mapped(BiFunction<String, JsonNode, JsonNode> change) {
    ObjectNode next = json.deepCopy();
    next.properties()
        .forEach(member -> member.setValue(change.apply(member.getKey(), member.getValue())));
    return new StoredEntry(next, id);
  }

  boolean anyMember(BiPredicate<String, JsonNode> condition) {
    return json.propertyStream()
        .anyMatch(member -> condition.test(member.getKey(), member.getValue()));
  }

  /// Whether a value is encrypted.
  public boolean isEncrypted() {
    return anyMember((_, value) -> EntryEncryption.isEncrypted(value));
  }

  /// The values that could not be decrypted.
  Stream<UndecryptableText> undecryptable() {
    return json.valueStream()
        .filter(UndecryptableText.class::isInstance)
        .map(UndecryptableText.class::cast);
  }

  /// A copy for writing, secrets included.
  public ObjectNode toJson() {
    return json.deepCopy();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredEntry entry && json.equals(entry.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return id == 0 ? "a credential without an id" : "credential #" + id;
  }
}
