package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
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

/// kiro-cli's `data.sqlite3`: `auth_kv` holds the sign-ins under known keys (the spelling "odic" is
/// its own), `state` the profile. The same schema is that of Amazon Q's command line.
///
/// The file is somebody else's, so it is opened read-only as a private copy, with SQLite's own
/// bounds, and read only if both names are those of ordinary tables: a view could run anything.
final class KiroCliDatabase {

  private static final String CORRUPT = "cannot be read as kiro-cli's database";

  /// Longest value that SQLite may build, in bytes; sign-ins have a few thousand.
  private static final String LONGEST_VALUE = "1000000";

  private static final String READ_ONLY = "1";

  /// Where a sign-in stands, and the client that it belongs to.
  ///
  /// @param registration null for one that needs none
  private record SignIn(String token, @Nullable String registration, String method) {}

  private static final List<SignIn> SIGN_INS =
      List.of(
          new SignIn("kirocli:social:token", null, "social"),
          new SignIn("kirocli:odic:token", "kirocli:odic:device-registration", "idc"),
          new SignIn("codewhisperer:odic:token", "codewhisperer:odic:device-registration", "idc"),
          new SignIn("kirocli:external-idp:token", null, "external_idp"));

  private final String name;
  private final Map<String, JsonNode> values = new HashMap<>();
  private final Map<String, JsonNode> state = new HashMap<>();

  private KiroCliDatabase(String name) {
    this.name = name;
  }

  /// @param journal what is not in the database yet, if that file came along
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
    return found.findings();
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
      for (SignIn signIn : SIGN_INS) {
        loadValue(connection, signIn.token());
        loadValue(connection, signIn.registration());
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

  /// A text column may hold bytes, and a column of bytes text.
  private static Optional<JsonNode> one(Connection connection, String sql, String key)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, key);
      try (ResultSet rows = query.executeQuery()) {
        byte[] value = rows.next() ? rows.getBytes(1) : null;
        return value == null ? Optional.empty() : Optional.of(json(value));
      }
    }
  }

  private static JsonNode json(byte[] value) {
    try {
      return Json.MAPPER.readTree(value);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private List<ImportCandidate> findings() {
    List<ImportCandidate> found = new ArrayList<>();
    for (SignIn signIn : SIGN_INS) {
      JsonNode token = values.get(signIn.token());
      if (token != null) {
        found.add(
            finding(new Origin(name, found.size() + 1, ImportFormat.KIRO_CLI), signIn, token));
      }
    }
    return found;
  }

  private ImportCandidate finding(Origin origin, SignIn signIn, JsonNode token) {
    if (!token.isObject()) {
      return new ImportCandidate.Unusable(origin, "the value of " + signIn.token() + " is damaged");
    }
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("authMethod", signIn.method());
    JsonMembers.copy(token, "refresh_token", entry, "refreshToken");
    JsonMembers.copyAccessToken(token, "access_token", "expires_at", entry);
    JsonMembers.copy(token, "region", entry, "authRegion");
    JsonMembers.copy(token, "start_url", entry, "startUrl");
    JsonMembers.copy(token, "token_endpoint", entry, "tokenEndpoint");
    JsonMembers.copy(token, "client_id", entry, "clientId");
    JsonMembers.copy(token, entry, "provider");
    JsonMembers.copyScopes(token, entry);
    addProfile(token, entry);
    return signIn.registration() == null
        ? new ImportCandidate.Entry(origin, entry)
        : withClient(origin, signIn.registration(), entry);
  }

  private void addProfile(JsonNode token, ObjectNode entry) {
    JsonNode profile = state.getOrDefault("api.codewhisperer.profile", MissingNode.getInstance());
    JsonMembers.copy(profile, "arn", entry, "profileArn");
    JsonMembers.copy(token, "profile_arn", entry, "profileArn");
  }

  private ImportCandidate withClient(Origin origin, String key, ObjectNode entry) {
    JsonNode registration = values.getOrDefault(key, MissingNode.getInstance());
    JsonMembers.copy(registration, "client_id", entry, "clientId");
    JsonMembers.copy(registration, "client_secret", entry, "clientSecret");
    if (!entry.has("clientId") || !entry.has("clientSecret")) {
      return new ImportCandidate.Unusable(origin, "the database lacks " + key);
    }
    addIfAbsent(entry, "startUrl", "auth.idc.start-url");
    addIfAbsent(entry, "authRegion", "auth.idc.region");
    return new ImportCandidate.Entry(origin, entry);
  }

  private void addIfAbsent(ObjectNode entry, String member, String key) {
    JsonNode value = state.get(key);
    if (!entry.has(member) && value != null && value.isTextual() && !value.textValue().isBlank()) {
      entry.set(member, value);
    }
  }
}
