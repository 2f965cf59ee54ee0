package io.github.kiro4j.server.credentials.store.transfer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.file.AtomicFile;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/// A file in the form of Kiro Account Manager: `{version, accounts: […]}`, secrets included.
///
/// Source of the form: chaogei/Kiro-account-manager (exports of 2026-06-11), and the manager of
/// hj01857655 for external identity providers.
public final class KamFile {

  private static final String VERSION = "1.0";

  private KamFile() {}

  /// Writes a new file, readable by its owner only. The form has no place for API keys, which are
  /// left out.
  ///
  /// @return how many credentials the file has
  /// @throws CredentialFileException if there is a file of that name
  public static int create(Path file, List<StoredCredential> credentials) throws IOException {
    if (Files.exists(file)) {
      throw new CredentialFileException(file, "the file exists already; choose another name");
    }
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", VERSION);
    ArrayNode accounts = root.putArray("accounts");
    credentials.stream()
        .map(StoredCredential::entry)
        .filter(entry -> entry.has(CredentialField.REFRESH_TOKEN))
        .forEach(entry -> accounts.add(account(entry)));
    AtomicFile.replace(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    return accounts.size();
  }

  private static ObjectNode account(StoredEntry entry) {
    ObjectNode account = JsonNodeFactory.instance.objectNode().put("id", Long.toString(entry.id()));
    copy(entry, account, CredentialField.EMAIL, CredentialField.USER_ID);
    copy(entry, account, CredentialField.MACHINE_ID);
    copy(entry, account, CredentialField.PROFILE_ARN);
    entry.text(CredentialField.PROVIDER).ifPresent(provider -> account.put("idp", provider));
    entry
        .text(CredentialField.SUBSCRIPTION_TITLE)
        .ifPresent(title -> account.putObject("subscription").put("title", title));
    account.put("status", "active");
    account.set("credentials", secrets(entry));
    return account;
  }

  private static ObjectNode secrets(StoredEntry entry) {
    ObjectNode secrets = JsonNodeFactory.instance.objectNode();
    copy(
        entry,
        secrets,
        CredentialField.ACCESS_TOKEN,
        CredentialField.REFRESH_TOKEN,
        CredentialField.CLIENT_ID,
        CredentialField.CLIENT_SECRET,
        CredentialField.START_URL,
        CredentialField.PROVIDER,
        CredentialField.PROFILE_ARN,
        CredentialField.TOKEN_ENDPOINT,
        CredentialField.SCOPES);
    entry
        .text(CredentialField.AUTH_REGION)
        .or(() -> entry.text(CredentialField.REGION))
        .ifPresent(region -> secrets.put("region", region));
    for (CredentialField field :
        List.of(CredentialField.EXPIRES_AT, CredentialField.CLIENT_SECRET_EXPIRES_AT)) {
      entry.text(field).ifPresent(time -> putMillis(secrets, field, time));
    }
    return secrets.put("authMethod", method(entry));
  }

  /// The manager's times are milliseconds; a time of another form counts as unknown.
  private static void putMillis(ObjectNode secrets, CredentialField field, String time) {
    try {
      secrets.put(field.wireName(), Instant.parse(time).toEpochMilli());
    } catch (DateTimeException _) {
      secrets.remove(field.wireName());
    }
  }

  private static String method(StoredEntry entry) {
    String method = entry.authMethod();
    return method.equals(LoginKind.IDC.wireName()) ? "IdC" : method;
  }

  private static void copy(StoredEntry entry, ObjectNode to, CredentialField... fields) {
    for (CredentialField field : fields) {
      entry.text(field).ifPresent(text -> to.put(field.wireName(), text));
    }
  }
}
