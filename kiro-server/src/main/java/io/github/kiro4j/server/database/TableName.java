package io.github.kiro4j.server.database;

import java.util.Locale;
import java.util.regex.Pattern;

/// The name of the table with the credentials. Every other name in the database is derived from it,
/// so that several tables live in one database without knowing of each other.
///
/// @param value lower case, as PostgreSQL makes names without quotation marks
public record TableName(String value) {

  public static final String DEFAULT = "kiro_credentials";

  /// PostgreSQL cuts names at 63 bytes; the longest derived one is that of the primary key which
  /// Liquibase gives its lock table.
  static final int MAX_LENGTH = 63 - "_changelog_lock_pkey".length();

  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]*");

  /// @throws IllegalArgumentException if it is not a plain identifier, or too long
  public TableName {
    value = value.toLowerCase(Locale.ROOT);
    if (!IDENTIFIER.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "has to be a plain name: letters, digits and underscores, not beginning with a digit");
    }
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("has more than " + MAX_LENGTH + " characters");
    }
  }

  /// For SQL texts; quoted, so that reserved words are names too.
  public String sql() {
    return '"' + value + '"';
  }

  /// Run-time settings that gateways share; quoted for SQL texts.
  public String settingsSql() {
    return '"' + value + "_settings\"";
  }

  /// On which changes of both tables are told: with the id of a credential or the key of a setting.
  public String channel() {
    return value + "_changed";
  }

  /// Which migrations have run.
  String changelog() {
    return value + "_changelog";
  }

  String changelogLock() {
    return value + "_changelog_lock";
  }

  @Override
  public String toString() {
    return value;
  }
}
