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

/// Turns failures of admin API calls into a sentence, advice and an exit code.
public final class GatewayFailure {

  private GatewayFailure() {}

  /// The failure that an exception of [AdminClient][io.github.kiro4j.api.admin.client.AdminClient]
  /// means.
  ///
  /// @param connection the gateway that was called
  public static CliException of(IOException exception, Connection connection) {
    return exception instanceof AdminException response
        ? errorResponse(response, connection)
        : unreachable(exception, connection);
  }

  /// The failure of a call for one credential, which problem and advice name.
  public static CliException ofCredential(
      AdminException exception, long id, Connection connection) {
    CliException failure = of(exception, connection);
    String problem = failure.problem();
    return new CliException(
        failure.exitCode(),
        problem.contains("#" + id) ? problem : "#" + id + ": " + problem,
        failure.advice().map(advice -> advice.replaceFirst(" ID$", " " + id)).orElse(null));
  }

  private static CliException errorResponse(AdminException exception, Connection connection) {
    String problem = sentence(exception);
    return switch (exception) {
      case AdminException.InvalidKey _ -> wrongKey(connection);
      case AdminException.Throttled e ->
          new CliException(
              ExitCode.WRONG_KEY,
              connection.server() + " refuses further wrong keys for now.",
              "Correct the admin key, and try again " + when(e.retryAfter()) + ".");
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
          connection.server() + " needs the admin key, and the command has none.",
          "Name a file with --key-file FILE, set KIRO_ADMIN_KEY, or save it: ./kiro admin login");
    }
    return new CliException(
        ExitCode.WRONG_KEY,
        connection.server() + " refuses the admin key from " + key.origin() + ".",
        "The admin key must be the adminApiKey of the gateway (KIRO4J_ADMIN_KEY there).");
  }

  private static String when(Optional<Duration> wait) {
    return wait.map(duration -> "in " + duration.toSeconds() + " s").orElse("later");
  }

  private static CliException notFound(AdminException.NotFound exception, Connection connection) {
    if (exception.is(AdminErrorCode.UNKNOWN_ROUTE)) {
      return new CliException(
          ExitCode.FAILED,
          connection.server()
              + " has no such route: the admin API is off, or the gateway is older.",
          "Set adminApiKey (KIRO4J_ADMIN_KEY) for the gateway, and restart the gateway.");
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
      case UNKNOWN_CREDENTIAL -> "List the credentials: ./kiro admin credentials list";
      case UNKNOWN_PROFILE -> "List the profiles: ./kiro admin credentials profiles ID";
      case UNKNOWN_CLIENT_KEY -> "List the client keys: ./kiro admin keys list";
      case UNKNOWN_REQUEST -> "List the requests: ./kiro admin requests --live";
      case CREDENTIAL_ENABLED ->
          "Disable the credential first: ./kiro admin credentials disable ID";
      case CREDENTIAL_INCOMPLETE ->
          "See the fields of the credential: ./kiro admin credentials show ID";
      case DUPLICATE_CREDENTIAL -> "List the credentials: ./kiro admin credentials list";
      case SIGN_IN_REFUSED -> "Sign in with the gateway: ./kiro admin credentials sign-in";
      case AUTH_SERVICE_REFUSED -> "Sign in again: ./kiro admin credentials sign-in --again ID";
      case UNKNOWN_SIGN_IN, SIGN_IN_NOT_WAITING, TOO_MANY_SIGN_INS ->
          "Start a new sign-in: ./kiro admin credentials sign-in --help";
      case NOT_STORED ->
          "Change KIRO_API_KEY in the environment of the gateway, and restart the gateway.";
      case AUTH_SERVICE_UNAVAILABLE, UPSTREAM_UNAVAILABLE ->
          "Check the gateway's network and proxy: ./kiro admin doctor";
      case UPSTREAM_REFUSED -> "See the state of the credential: ./kiro admin credentials show ID";
      case STORE_UNAVAILABLE -> "See what is wrong with the store: ./kiro admin status";
      case INTERNAL -> "Look into the log of the gateway.";
      case BODY_TOO_LARGE -> "Import fewer files with one command.";
      case TOO_MANY_STREAMS,
          MALFORMED_BODY,
          UNKNOWN_MEMBER,
          MISSING_VALUE,
          INVALID_VALUE,
          INVALID_PARAMETER,
          NOT_REFRESHABLE,
          UNKNOWN_FORMAT,
          INVALID_KEY,
          NOT_SAME_ORIGIN,
          UNKNOWN_ROUTE,
          METHOD_NOT_ALLOWED,
          NOT_ACCEPTABLE,
          UNSUPPORTED_MEDIA_TYPE,
          WRONG_CALLBACK,
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
              "Start the gateway, or name its address with --server URL.");
      case HttpTimeoutException _ ->
          new CliException(
              ExitCode.UNREACHABLE,
              server + " did not respond in time.",
              "Check the address, and whether the gateway still runs.");
      case SSLException e ->
          new CliException(
              ExitCode.UNREACHABLE,
              "There is no TLS connection to " + server + ": " + e.getMessage() + ".",
              "Check whether "
                  + server
                  + " speaks https, and whether Java trusts its certificate.");
      default ->
          new CliException(
              ExitCode.UNREACHABLE,
              exception.getMessage() == null
                  ? server + " closed the connection."
                  : exception.getMessage() + ".",
              "Check whether a kiro4j gateway runs at "
                  + server
                  + ", or name another one: --server URL");
    };
  }
}
