package io.github.kiro4j.server.usage;

import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.api.admin.operations.RequestList.State;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.usage.RequestQuery.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Reads the rows of requests that have ended. Safe for use by many threads.
public final class EndedRequests {

  private final RecordDatabase database;

  EndedRequests(RecordDatabase database) {
    this.database = database;
  }

  /// A request and its place in the order of all requests.
  public record Found(Position position, Request request) {}

  /// One page.
  public List<Found> page(RequestQuery query) throws UnusableDatabaseException {
    String sql =
        "SELECT * FROM %s WHERE ended_at >= :from AND ended_at < :to%s ORDER BY ended_at DESC, id DESC LIMIT %d"
            .formatted(database.tables().requests(), query.conditions(), query.limit());
    return database.use(handle ->
        withOutcomes(handle.createQuery(sql).bindMap(query.values()), query)
            .map((row, _) -> found(row))
            .list());
  }

  private static Query withOutcomes(Query query, RequestQuery asked) {
    return asked.filter().outcomes().isEmpty()
        ? query
        : query.bindList("outcomes", asked.filter().outcomes());
  }

  /// The request with an id; empty if there is no row of it.
  public Optional<Request> find(String id) throws UnusableDatabaseException {
    String sql =
        "SELECT * FROM %s WHERE request_id = :id ORDER BY ended_at DESC LIMIT 1"
            .formatted(database.tables().requests());
    return database.use(handle ->
        handle.createQuery(sql).bind("id", id).map((row, _) -> found(row).request()).findFirst());
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(new Position(row.getLong("ended_at"), row.getLong("id")), request(row));
  }

  private static Request request(ResultSet row) throws SQLException {
    long duration = row.getLong("duration");
    List<RequestList.Attempt> attempts = AttemptViews.read(row.getString("attempt_list"));
    return new Request(
        row.getString("request_id"),
        State.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
        Instant.ofEpochMilli(row.getLong("ended_at") - duration).toString(),
        row.getString("route"),
        row.getString("client_key"),
        row.getString("client"),
        text(row, "asked_model"),
        text(row, "model"),
        text(row, "conversation"),
        row.getLong("credential") == 0 ? null : row.getLong("credential"),
        credentials(attempts, row.getLong("credential")),
        row.getInt("streamed") == 1,
        row.getInt("attempts"),
        text(row, "endpoint"),
        attempts,
        row.getObject("first_event") == null ? null : row.getLong("first_event"),
        duration,
        row.getInt("status"),
        text(row, "stop_reason"),
        text(row, "error"),
        text(row, "cause"),
        row.getLong("input_tokens"),
        row.getLong("output_tokens"),
        row.getLong("cache_read_tokens"),
        row.getLong("cache_write_tokens"),
        row.getDouble("credits"));
  }

  /// Rows of older gateways have the last credential only.
  private static List<Long> credentials(List<RequestList.Attempt> attempts, long last) {
    return attempts.isEmpty()
        ? last == 0 ? List.of() : List.of(last)
        : attempts.stream().map(RequestList.Attempt::credentialId).distinct().toList();
  }

  private static @Nullable String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text.isEmpty() ? null : text;
  }
}
