package io.github.kiro4j.cli.command;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.settings.AdminKey;
import io.github.kiro4j.cli.settings.Connection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// What it means when a gateway does not do as asked: a sentence, advice and an exit code.
public final class GatewayFailure {

  private GatewayFailure() {}

  /// What an exception of a client means.
  ///
  /// @param connection through which the gateway was asked
  public static CliException of(IOException exception, Connection connection) {
    return exception instanceof AdminException answer
        ? answered(answer, connection)
        : unreachable(exception, connection);
  }

  /// The same, and the problem and advice name the credential.
  public static CliException ofCredential(
      AdminException exception, long id, Connection connection) {
    CliException failure = of(exception, connection);
    String problem = failure.problem();
    return new CliException(
        failure.exitCode(),
        problem.contains("#" + id) ? problem : "#" + id + ": " + problem,
        failure.advice().map(advice -> advice.replaceFirst(" ID$", " " + id)).orElse(null));
  }

  private static CliException answered(AdminException exception, Connection connection) {
    String problem = sentence(exception);
    return switch (exception) {
      case AdminException.InvalidKey _ -> wrongKey(connection);
      case AdminException.Throttled e ->
          new CliException(
              ExitCode.WRONG_KEY,
              connection.server() + " got too many wrong keys.",
              "Correct the key, and try again " + when(e.retryAfter()) + ".");
      case AdminException.NotFound e -> notFound(e, connection);
      case AdminException.Refused e ->
          new CliException(ExitCode.FAILED, withField(e, problem), advice(e));
      case AdminException.UpstreamFailed e -> new CliException(ExitCode.FAILED, problem, advice(e));
      case AdminException.ServerFault e -> new CliException(ExitCode.FAILED, problem, advice(e));
    };
  }

  private static CliException wrongKey(Connection connection) {
    AdminKey key = connection.key();
    if (key == null) {
      return new CliException(
          ExitCode.WRONG_KEY,
          connection.server() + " wants its admin key, and none was given.",
          "Give it with --key-file FILE or in KIRO_ADMIN_KEY, or keep it: ./kiro admin login");
    }
    return new CliException(
        ExitCode.WRONG_KEY,
        connection.server() + " refuses the key from " + key.origin() + ".",
        "It has to be the adminApiKey of the gateway's configuration (KIRO4J_ADMIN_KEY).");
  }

  private static String when(Optional<Duration> wait) {
    return wait.map(duration -> "in " + duration.toSeconds() + " s").orElse("in a while");
  }

  private static CliException notFound(AdminException.NotFound exception, Connection connection) {
    if (exception.is(AdminErrorCode.UNKNOWN_ROUTE)) {
      return new CliException(
          ExitCode.FAILED,
          connection.server() + " does not offer this: its admin API is off, or it is older.",
          "Set adminApiKey (KIRO4J_ADMIN_KEY) for the gateway, and start it anew.");
    }
    return new CliException(ExitCode.NOT_FOUND, sentence(exception), advice(exception));
  }

  private static String sentence(AdminException exception) {
    return Objects.requireNonNullElse(exception.getMessage(), "HTTP " + exception.status());
  }

  private static String withField(AdminException exception, String problem) {
    return exception
        .field()
        .filter(field -> !problem.contains(field))
        .map(field -> field + ": " + problem)
        .orElse(problem);
  }

  private static @Nullable String advice(AdminException exception) {
    return AdminErrorCode.of(exception.code()).map(GatewayFailure::advice).orElse(null);
  }

  private static @Nullable String advice(AdminErrorCode code) {
    return switch (code) {
      case UNKNOWN_CREDENTIAL -> "See which there are: ./kiro admin credentials list";
      case UNKNOWN_REQUEST -> "See which there are: ./kiro admin requests";
      case CREDENTIAL_ENABLED -> "Disable it first: ./kiro admin credentials disable ID";
      case CREDENTIAL_INCOMPLETE -> "See what is there: ./kiro admin credentials show ID";
      case DUPLICATE_CREDENTIAL -> "Find it in: ./kiro admin credentials list";
      case SIGN_IN_REFUSED, AUTH_SERVICE_REFUSED ->
          "Sign in anew where the token comes from, then add or import it again.";
      case NOT_STORED -> "Change the gateway's environment (KIRO_API_KEY), and start it anew.";
      case UNKNOWN_FORMAT ->
          "It can be a credentials file of kiro-rs, kiro-auth-token.json of Kiro IDE, data.sqlite3"
              + " of kiro-cli, or an export of Kiro Account Manager.";
      case AUTH_SERVICE_UNAVAILABLE, UPSTREAM_UNAVAILABLE ->
          "Look at the gateway's network and proxy: ./kiro admin doctor";
      case UPSTREAM_REFUSED -> "See the credential's state: ./kiro admin credentials show ID";
      case STORE_UNAVAILABLE -> "See what is wrong with it: ./kiro admin status";
      case INTERNAL -> "The gateway's log says more.";
      case BODY_TOO_LARGE -> "Import fewer files at once.";
      case MALFORMED_BODY,
          UNKNOWN_MEMBER,
          MISSING_VALUE,
          INVALID_VALUE,
          INVALID_PARAMETER,
          NOT_REFRESHABLE,
          INVALID_KEY,
          NOT_SAME_ORIGIN,
          UNKNOWN_ROUTE,
          METHOD_NOT_ALLOWED,
          NOT_ACCEPTABLE,
          UNSUPPORTED_MEDIA_TYPE,
          TOO_MANY_ATTEMPTS ->
          null;
    };
  }

  private static CliException unreachable(IOException exception, Connection connection) {
    String server = connection.server().toString();
    return switch (exception) {
      case ConnectException _ ->
          new CliException(
              ExitCode.UNREACHABLE,
              "Nothing listens at " + server + ".",
              "Start the gateway, or name its address with --server.");
      case HttpTimeoutException _ ->
          new CliException(
              ExitCode.UNREACHABLE,
              server + " did not answer in time.",
              "See whether it is the right address, and whether the gateway still runs.");
      case SSLException e ->
          new CliException(
              ExitCode.UNREACHABLE,
              "No secure connection to " + server + ": " + e.getMessage(),
              "See whether the gateway speaks https there, and with which certificate.");
      default ->
          new CliException(
              ExitCode.UNREACHABLE,
              exception.getMessage() == null
                  ? server + " closed the connection."
                  : exception.getMessage() + ".",
              "See whether a kiro4j gateway runs at " + server + ", or name another: --server URL");
    };
  }
}
