package io.github.kiro4j.server.database;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tomcat.jdbc.pool.PoolExhaustedException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Explains errors of the database to the operator. Only the first line of a server's message is
/// included, never its details, which quote rows.
final class SqlProblem {

  /// SQL states of a server that is starting, stopping or out of connections.
  private static final Set<String> TEMPORARY = Set.of("57P01", "57P02", "57P03", "53300");

  /// SQL state of `RAISE EXCEPTION` in our own migrations, whose message is written for the
  /// operator.
  private static final String RAISED = "P0001";

  private SqlProblem() {}

  /// Whether a later attempt may succeed.
  static boolean isTemporary(SQLException error) {
    String state = String.valueOf(error.getSQLState());
    return state.startsWith("08")
        || TEMPORARY.contains(state)
        || error instanceof PoolExhaustedException;
  }

  /// The database's error among the causes of an exception of JDBI or of the pool.
  static SQLException in(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException problem) {
        return problem;
      }
    }
    throw new IllegalStateException("a statement is wrong: " + e.getClass().getSimpleName());
  }

  static String sentence(Database database, SQLException error) {
    return RAISED.equals(error.getSQLState())
        ? message(error)
        : "the database " + database.place() + " " + problem(error);
  }

  private static String problem(SQLException error) {
    if (error instanceof PoolExhaustedException) {
      return "has no free connection; all connections of the pool are waiting for it";
    }
    return switch (String.valueOf(error.getSQLState())) {
      case "28P01", "28000" -> "refuses the user or the password";
      case "3D000" -> "does not exist on that server";
      case "57P03" -> "is starting or stopping";
      case "55P03" -> "has the table locked by another session; try again later";
      case String state when state.startsWith("08") -> connecting(error);
      case String _ -> "reports an error: " + message(error);
    };
  }

  private static String connecting(SQLException error) {
    return Stream.iterate((Throwable) error, t -> t != null, Throwable::getCause)
        .map(SqlProblem::network)
        .flatMap(Stream::ofNullable)
        .findFirst()
        .orElseGet(() -> "cannot be reached: " + message(error));
  }

  private static @Nullable String network(Throwable cause) {
    return switch (cause) {
      case UnknownHostException _ -> "cannot be reached: there is no such host";
      case ConnectException _ -> "cannot be reached: nothing answers there";
      case NoRouteToHostException _ -> "cannot be reached: there is no route to that host";
      case SocketTimeoutException _ -> "does not answer";
      default -> null;
    };
  }

  private static String message(SQLException error) {
    ServerErrorMessage server =
        error instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    String message = server == null ? error.getMessage() : server.getMessage();
    return String.valueOf(message).lines().findFirst().orElse("");
  }
}
