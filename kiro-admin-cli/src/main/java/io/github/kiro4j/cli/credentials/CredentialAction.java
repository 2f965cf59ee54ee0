package io.github.kiro4j.cli.credentials;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.command.GatewayFailure;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/// A command for one or more credentials. A failure for one credential is printed, and the command
/// continues with the next one.
abstract class CredentialAction extends AdminCommand {

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of credentials.")
  List<Long> ids;

  /// Runs the command for one credential.
  ///
  /// @return the success message
  abstract String run(AdminClient client, long id) throws IOException, InterruptedException;

  /// Asks for a confirmation; by default none is needed.
  void confirm(CommandContext context) {}

  @Override
  protected final int run(CommandContext context) throws IOException, InterruptedException {
    confirm(context);
    List<Result> results = new ArrayList<>();
    for (long id : distinctIds()) {
      results.add(attempt(context, id));
    }
    context.output().printedAsDocument(results);
    return exitCode(results);
  }

  private Set<Long> distinctIds() {
    return new LinkedHashSet<>(ids);
  }

  /// The credentials, as prompts name them.
  final String names() {
    return distinctIds().stream().map(id -> "#" + id).collect(Collectors.joining(", "));
  }

  private Result attempt(CommandContext context, long id) throws IOException, InterruptedException {
    try {
      String message = run(context.client(), id);
      if (context.output().isForPeople()) {
        context.output().success(message);
      }
      return new Result(id, message, null, ExitCode.OK);
    } catch (AdminException e) {
      if (isAboutEveryCredential(e)) {
        throw e;
      }
      CliException failure = GatewayFailure.ofCredential(e, id, context.connection());
      context.printError(failure);
      return new Result(id, failure.problem(), e.code(), failure.exitCode());
    }
  }

  private static boolean isAboutEveryCredential(AdminException exception) {
    return exception instanceof AdminException.InvalidKey
        || exception instanceof AdminException.Throttled;
  }

  private static int exitCode(List<Result> results) {
    Set<Integer> codes =
        results.stream().map(result -> result.exitCode).collect(Collectors.toSet());
    return codes.size() == 1 ? codes.iterator().next() : ExitCode.PARTLY;
  }

  /// The outcome for one credential.
  ///
  /// @param error the code of the gateway's error
  @JsonPropertyOrder({"id", "success", "message", "error"})
  private record Result(long id, String message, @Nullable String error, @JsonIgnore int exitCode) {

    @JsonProperty
    boolean success() {
      return exitCode == ExitCode.OK;
    }
  }
}
