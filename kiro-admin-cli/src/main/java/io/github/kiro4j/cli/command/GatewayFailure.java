package io.github.kiro4j.cli.command;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
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
              Messages.text("{0} refuses further wrong keys for now.", connection.server()),
              tryAgain(e.retryAfter()));
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
          Messages.text("{0} needs the admin key, and the command has none.", connection.server()),
          Messages.text(
              "Name a file with --key-file FILE, set KIRO_ADMIN_KEY, or save it: {program} admin login"));
    }
    return new CliException(
        ExitCode.WRONG_KEY,
        Messages.text("{0} refuses the admin key from {1}.", connection.server(), key.origin()),
        Messages.text(
            "The admin key must be the adminApiKey of the gateway (KIRO4J_ADMIN_KEY there)."));
  }

  private static String tryAgain(Optional<Duration> wait) {
    return wait.map(duration ->
            Messages.text("Correct the admin key, and try again in {0} s.", duration.toSeconds()))
        .orElse(Messages.text("Correct the admin key, and try again later."));
  }

  private static CliException notFound(AdminException.NotFound exception, Connection connection) {
    if (exception.is(AdminErrorCode.UNKNOWN_ROUTE)) {
      return new CliException(
          ExitCode.FAILED,
          Messages.text(
              "{0} has no such route: the admin API is off, or the gateway is older.",
              connection.server()),
          Messages.text(
              "Set adminApiKey (KIRO4J_ADMIN_KEY) for the gateway, and restart the gateway."));
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
      case UNKNOWN_CREDENTIAL ->
          Messages.text("List the credentials: {program} admin credentials list");
      case UNKNOWN_PROFILE ->
          Messages.text("List the profiles: {program} admin credentials profiles ID");
      case UNKNOWN_CLIENT_KEY -> Messages.text("List the client keys: {program} admin keys list");
      case UNKNOWN_REQUEST -> Messages.text("List the requests: {program} admin requests --live");
      case CREDENTIAL_ENABLED ->
          Messages.text("Disable the credential first: {program} admin credentials disable ID");
      case CREDENTIAL_INCOMPLETE ->
          Messages.text("See the fields of the credential: {program} admin credentials show ID");
      case DUPLICATE_CREDENTIAL ->
          Messages.text("List the credentials: {program} admin credentials list");
      case SIGN_IN_REFUSED ->
          Messages.text("Sign in with the gateway: {program} admin credentials sign-in");
      case AUTH_SERVICE_REFUSED ->
          Messages.text("Sign in again: {program} admin credentials sign-in --again ID");
      case UNKNOWN_SIGN_IN, SIGN_IN_NOT_WAITING, TOO_MANY_SIGN_INS ->
          Messages.text("Start a new sign-in: {program} admin credentials sign-in --help");
      case NOT_STORED ->
          Messages.text(
              "Change KIRO_API_KEY in the environment of the gateway, and restart the gateway.");
      case AUTH_SERVICE_UNAVAILABLE, UPSTREAM_UNAVAILABLE ->
          Messages.text("Check the gateway's network and proxy: {program} admin doctor");
      case UPSTREAM_REFUSED ->
          Messages.text("See the state of the credential: {program} admin credentials show ID");
      case STORE_UNAVAILABLE ->
          Messages.text("See what is wrong with the store: {program} admin status");
      case INTERNAL -> Messages.text("Look into the log of the gateway.");
      case BODY_TOO_LARGE -> Messages.text("Import fewer files with one command.");
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
              Messages.text("Nothing listens at {0}.", server),
              Messages.text("Start the gateway, or name its address with --server URL."));
      case HttpTimeoutException _ ->
          new CliException(
              ExitCode.UNREACHABLE,
              Messages.text("{0} did not respond in time.", server),
              Messages.text("Check the address, and whether the gateway still runs."));
      case SSLException e ->
          new CliException(
              ExitCode.UNREACHABLE,
              Messages.text("There is no TLS connection to {0}: {1}.", server, e.getMessage()),
              Messages.text(
                  "Check whether {0} speaks https, and whether Java trusts its certificate.",
                  server));
      default ->
          new CliException(
              ExitCode.UNREACHABLE,
              exception.getMessage() == null
                  ? Messages.text("{0} closed the connection.", server)
                  : exception.getMessage() + ".",
              Messages.text(
                  "Check whether a kiro4j gateway runs at {0}, or name another one: --server URL",
                  server));
    };
  }
}
