package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.LoginKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// kiro-cli's `data.sqlite3`: the table `auth_kv` holds the logins under known keys (the spelling
/// "odic" is kiro-cli's own), the table `state` the profile. Amazon Q's command line has the same
/// schema.
///
/// The content is not trusted: the file is opened read-only as a private copy, with SQLite's own
/// bounds, and both names must be those of ordinary tables, since a view could run any function.
final class KiroCliDatabase {

  private static final String CORRUPT = "cannot be read as a database of kiro-cli";

  /// The longest value that SQLite may build, in bytes; logins have a few thousand.
  private static final String LONGEST_VALUE = "1000000";

  private static final String READ_ONLY = "1";

  /// The keys of a login's tokens, and of the registration of its client.
  ///
  /// @param registration null for a login without a registered client
  private record LoginKeys(String token, @Nullable String registration, LoginKind kind) {}

  private static final List<LoginKeys> LOGINS =
      List.of(
          new LoginKeys("kirocli:social:token", null, LoginKind.SOCIAL),
          new LoginKeys("kirocli:odic:token", "kirocli:odic:device-registration", LoginKind.IDC),
          new LoginKeys(
              "codewhisperer:odic:token", "codewhisperer:odic:device-registration", LoginKind.IDC),
          new LoginKeys("kirocli:external-idp:token", null, LoginKind.EXTERNAL_IDP));

  private final String name;
  private final Map<String, JsonNode> values = new HashMap<>();
  private final Map<String, JsonNode> state = new HashMap<>();

  private KiroCliDatabase(String name) {
    this.name = name;
  }

  /// @param journal SQLite's write-ahead log, if it is among the imported files
  static List<ImportCandidate> read(ImportFile database, Optional<ImportFile> journal)
      throws ImportRefusedException {
    KiroCliDatabase found = new KiroCliDatabase(database.name());
    Path folder = privateFolder();
    try {
      Path copy = folder.resolve("data.sqlite3");
      database.writeTo(copy);
      journal.ifPresent(file -> file.writeTo(folder.resolve("data.sqlite3-wal")));
      found.load(copy);
    } catch (SQLException e) {
      throw new ImportRefusedException(
          ImportRefusedException.Problem.UNKNOWN_FORMAT, database.name() + " " + CORRUPT);
    } finally {
      delete(folder);
    }
    return found.candidates();
  }

  private static Path privateFolder() {
    try {
      return Files.createTempDirectory("kiro4j-import");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void load(Path file) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("open_mode", READ_ONLY);
    settings.setProperty("limit_length", LONGEST_VALUE);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, settings)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA trusted_schema = OFF");
        statement.execute("PRAGMA cell_size_check = ON");
      }
      if (!isTable(connection, "auth_kv")) {
        throw new SQLException("no table auth_kv");
      }
      for (LoginKeys keys : LOGINS) {
        loadValue(connection, keys.token());
        loadValue(connection, keys.registration());
      }
      if (isTable(connection, "state")) {
        loadState(connection);
      }
    }
  }

  private static boolean isTable(Connection connection, String table) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT count(*) FROM sqlite_schema WHERE name = ? AND type = 'table'"
                + " AND sql NOT LIKE 'CREATE VIRTUAL%'")) {
      query.setString(1, table);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() && rows.getInt(1) == 1;
      }
    }
  }

  private void loadValue(Connection connection, @Nullable String key) throws SQLException {
    if (key != null) {
      one(connection, "SELECT value FROM auth_kv WHERE key = ?", key)
          .ifPresent(value -> values.put(key, value));
    }
  }

  private void loadState(Connection connection) throws SQLException {
    for (String key :
        List.of("api.codewhisperer.profile", "auth.idc.start-url", "auth.idc.region")) {
      one(connection, "SELECT value FROM state WHERE key = ?", key)
          .ifPresent(value -> state.put(key, value));
    }
  }

  /// SQLite allows bytes in a text column, and a text in a column of bytes.
  private static Optional<JsonNode> one(Connection connection, String sql, String key)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, key);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.ofNullable(rows.getBytes(1)).map(KiroCliDatabase::json)
            : Optional.empty();
      }
    }
  }

  private static JsonNode json(byte[] value) {
    try {
      return Json.MAPPER.readTree(value);
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  private List<ImportCandidate> candidates() {
    List<ImportCandidate> found = new ArrayList<>();
    for (LoginKeys keys : LOGINS) {
      JsonNode token = values.get(keys.token());
      if (token != null) {
        found.add(
            candidate(new Origin(name, found.size() + 1, ImportFormat.KIRO_CLI), keys, token));
      }
    }
    return found;
  }

  private ImportCandidate candidate(Origin origin, LoginKeys keys, JsonNode token) {
    if (!token.isObject()) {
      return new ImportCandidate.Unusable(origin, "the value of " + keys.token() + " is damaged");
    }
    EntryBuilder entry =
        new EntryBuilder()
            .login(keys.kind())
            .copy(token, "refresh_token", CredentialField.REFRESH_TOKEN)
            .copyAccessToken(token, "access_token", "expires_at")
            .copy(token, "region", CredentialField.AUTH_REGION)
            .copy(token, "start_url", CredentialField.START_URL)
            .copy(token, "token_endpoint", CredentialField.TOKEN_ENDPOINT)
            .copy(token, "client_id", CredentialField.CLIENT_ID)
            .copy(token, CredentialField.PROVIDER)
            .copyScopes(token)
            .copy(stateOf("api.codewhisperer.profile"), "arn", CredentialField.PROFILE_ARN)
            .copy(token, "profile_arn", CredentialField.PROFILE_ARN);
    return keys.registration() == null
        ? new ImportCandidate.Entry(origin, entry.build())
        : withClient(origin, keys.registration(), entry);
  }

  private ImportCandidate withClient(Origin origin, String key, EntryBuilder entry) {
    JsonNode registration = values.getOrDefault(key, MissingNode.getInstance());
    entry
        .copy(registration, "client_id", CredentialField.CLIENT_ID)
        .copy(registration, "client_secret", CredentialField.CLIENT_SECRET)
        .copyClientEnd(registration, "client_secret_expires_at");
    if (!entry.has(CredentialField.CLIENT_ID) || !entry.has(CredentialField.CLIENT_SECRET)) {
      return new ImportCandidate.Unusable(origin, "the database lacks " + key);
    }
    entry
        .copyIfAbsent(stateOf("auth.idc.start-url"), CredentialField.START_URL)
        .copyIfAbsent(registration.path("region"), CredentialField.AUTH_REGION)
        .copyIfAbsent(stateOf("auth.idc.region"), CredentialField.AUTH_REGION);
    return new ImportCandidate.Entry(origin, entry.build());
  }

  private JsonNode stateOf(String key) {
    return state.getOrDefault(key, MissingNode.getInstance());
  }
}
