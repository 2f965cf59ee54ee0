package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kiro4j.api.PastedText;
import io.github.kiro4j.server.database.Database;
import io.github.kiro4j.server.database.DatabaseUrl;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.secret.Secret;
import jakarta.validation.constraints.Min;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `postgres`: the database that gateways share, under kiro-rs's names.
final class PostgresConfiguration {

  /// The variable of the environment with the address, if the configuration has none.
  static final String VARIABLE = "KIRO4J_DATABASE_URL";

  /// A secret because the address may hold a password.
  @JsonProperty private @Nullable Secret databaseUrl;

  @JsonProperty private String tableName = TableName.DEFAULT;

  /// Most connections of this gateway at a time, beside the one that listens for changes.
  @JsonProperty
  @Min(2)
  private int maxConnections = 5;

  /// The database, without connecting to it.
  ///
  /// @param variable the value of [#VARIABLE], null if it is not set
  /// @throws UnusableDatabaseException if no address, or an impossible one, is configured
  Database database(@Nullable String variable) throws UnusableDatabaseException {
    if (databaseUrl != null && !databaseUrl.blank()) {
      return database("postgres.databaseUrl", databaseUrl.value());
    }
    if (variable != null && !variable.isBlank()) {
      return database(VARIABLE, PastedText.trimmed(variable));
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

  /// The address, and the one of the environment, which may hold a password.
  Stream<Secret> secrets() {
    return Stream.concat(
        Stream.ofNullable(databaseUrl),
        Stream.ofNullable(System.getenv(VARIABLE)).map(Secret::new));
  }

  /// The table's name.
  ///
  /// @throws UnusableDatabaseException if there can be no table of that name
  TableName table() throws UnusableDatabaseException {
    try {
      return new TableName(tableName);
    } catch (IllegalArgumentException e) {
      throw new UnusableDatabaseException("postgres.tableName " + e.getMessage());
    }
  }
}
