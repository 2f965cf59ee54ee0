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

/// What a database's error means to the operator, without a value of any row: of the server's
/// messages only the first line is told, never the details, which quote rows.
final class SqlProblem {

  /// The server is starting, stopping or full.
  private static final Set<String> NOT_YET = Set.of("57P01", "57P02", "57P03", "53300");

  /// One of our own steps says why it cannot be done.
  private static final String RAISED = "P0001";

  private SqlProblem() {}

  /// Whether it may be over in a moment.
  static boolean passes(SQLException error) {
    String state = String.valueOf(error.getSQLState());
    return state.startsWith("08")
        || NOT_YET.contains(state)
        || error instanceof PoolExhaustedException;
  }

  static String sentence(Database database, SQLException error) {
    return RAISED.equals(error.getSQLState())
        ? message(error)
        : "the database " + database.place() + " " + problem(error);
  }

  private static String problem(SQLException error) {
    if (error instanceof PoolExhaustedException) {
      return "keeps every connection waiting";
    }
    return switch (String.valueOf(error.getSQLState())) {
      case "28P01", "28000" -> "refuses the user or the password";
      case "3D000" -> "does not exist on that server";
      case "57P03" -> "is starting or stopping";
      case "55P03" -> "has the table locked; somebody works on it";
      case String state when state.startsWith("08") -> connecting(error);
      case String _ -> "says: " + message(error);
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
      case NoRouteToHostException _ -> "cannot be reached: there is no way to that host";
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
