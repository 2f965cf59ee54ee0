package io.github.kiro4j.server.database;

import java.util.Locale;
import java.util.regex.Pattern;

/// The name of the table of credentials. Every other name in the database is derived from it, so
/// that several tables in one database are independent of each other.
///
/// @param value lower case, as PostgreSQL folds unquoted names
public record TableName(String value) {

  public static final String DEFAULT = "kiro_credentials";

  /// PostgreSQL truncates names to 63 bytes; the longest derived name is the primary key of
  /// Liquibase's lock table.
  static final int MAX_LENGTH = 63 - "_changelog_lock_pkey".length();

  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]*");

  /// @throws IllegalArgumentException if the name is not a plain identifier, or too long
  public TableName {
    value = value.toLowerCase(Locale.ROOT);
    if (!IDENTIFIER.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "must be a plain name: letters, digits and underscores, not beginning with a digit");
    }
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("is longer than " + MAX_LENGTH + " characters");
    }
  }

  /// The table, quoted for SQL, so that reserved words are possible names.
  public String sql() {
    return '"' + value + '"';
  }

  /// The table of run-time settings that gateways share, quoted for SQL.
  public String settingsSql() {
    return '"' + value + "_settings\"";
  }

  /// The table of requests that have ended, one row each.
  public String requests() {
    return value + "_requests";
  }

  /// The table of usage by hour.
  public String usageHours() {
    return value + "_usage_hours";
  }

  /// The table of usage by day.
  public String usageDays() {
    return value + "_usage_days";
  }

  /// The table of latencies by hour.
  public String usageLatencies() {
    return value + "_usage_latencies";
  }

  /// The table of the files of earlier versions whose statistics are part of the usage.
  public String usageImports() {
    return value + "_usage_imports";
  }

  /// The table of responses that later requests may continue.
  public String responses() {
    return value + "_responses";
  }

  /// The table of client keys.
  public String keys() {
    return value + "_keys";
  }

  /// The table of what client keys have used.
  public String keyUsage() {
    return value + "_key_usage";
  }

  /// The NOTIFY channel of the credentials, the settings and the client keys; the payload is the id
  /// of a credential or client key, or the key of a setting.
  public String channel() {
    return value + "_changed";
  }

  /// The table of migrations that have run.
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
