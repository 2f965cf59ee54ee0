package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kiro4j.server.database.Database;
import io.github.kiro4j.server.database.DatabaseUrl;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.secret.Secret;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The database that gateways share, under kiro-rs's names.
///
/// @param databaseUrl a secret because it may hold a password; null or blank for the one in
///   `KIRO4J_DATABASE_URL`
/// @param tableName the table with the credentials
/// @param maxConnections most connections of this gateway at a time, beside the one that listens
///   for changes
public record PostgresConfiguration(
    @Nullable Secret databaseUrl, String tableName, @Min(2) int maxConnections) {

  public static final PostgresConfiguration DEFAULT = of(null, null, null);

  /// Where the address stands if the configuration has none.
  public static final String VARIABLE = "KIRO4J_DATABASE_URL";

  @JsonCreator
  static PostgresConfiguration of(
      @JsonProperty("databaseUrl") @Nullable Secret databaseUrl,
      @JsonProperty("tableName") @Nullable String tableName,
      @JsonProperty("maxConnections") @Nullable Integer maxConnections) {
    return new PostgresConfiguration(
        databaseUrl,
        Objects.requireNonNullElse(tableName, TableName.DEFAULT),
        Objects.requireNonNullElse(maxConnections, 5));
  }

  /// The database, without connecting to it.
  ///
  /// @param variable the value of [#VARIABLE], null if it is not set
  /// @throws UnusableDatabaseException if no address, or an impossible one, is configured
  public Database database(@Nullable String variable) throws UnusableDatabaseException {
    if (databaseUrl != null && !databaseUrl.blank()) {
      return database("postgres.databaseUrl", databaseUrl.value());
    }
    if (variable != null && !variable.isBlank()) {
      return database(VARIABLE, variable);
    }
    throw new UnusableDatabaseException(
        "postgres.databaseUrl is not set. Put the database's address there or into " + VARIABLE);
  }

  private Database database(String name, String url) throws UnusableDatabaseException {
    try {
      return new Database(DatabaseUrl.parse(url), maxConnections);
    } catch (IllegalArgumentException e) {
      throw new UnusableDatabaseException(name + " " + e.getMessage());
    }
  }

  /// The table's name, checked.
  ///
  /// @throws UnusableDatabaseException if there can be no table of that name
  public TableName table() throws UnusableDatabaseException {
    try {
      return new TableName(tableName);
    } catch (IllegalArgumentException e) {
      throw new UnusableDatabaseException("postgres.tableName " + e.getMessage());
    }
  }
}
