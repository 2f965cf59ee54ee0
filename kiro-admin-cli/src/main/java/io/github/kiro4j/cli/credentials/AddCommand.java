package io.github.kiro4j.cli.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.InvalidMemberException;
import io.github.kiro4j.api.admin.credentials.AddResult;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.input.InputFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Adds one credential.
@Command(
    name = "add",
    description = {
      "Adds a credential, after a token refresh has shown that it works.",
      "Secrets are asked for, or come from files; what the command line holds, other users of the "
          + "machine can see. With -q the new credential's id is printed."
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "  kiro admin credentials add --email me@example.com",
      "  kiro admin credentials add --kind api_key --api-key-file - < key.txt",
      "  kiro admin credentials add --entry entry.json"
    })
final class AddCommand extends AdminCommand {

  @Option(
      names = "--entry",
      paramLabel = "FILE",
      description = "A JSON object with members as in a credentials file; - is standard input.")
  @Nullable String entry;

  @Mixin NewCredentialOptions options;

  @Option(names = "--no-validate", description = "Add it as it is, without asking anybody.")
  boolean unchecked;

  @Override
  protected int run(CommandContext session) throws IOException, InterruptedException {
    CredentialFields fields = fields(session);
    AddResult result =
        unchecked ? session.client().addUnchecked(fields) : session.client().add(fields);
    if (session.output().printed(result)) {
      return ExitCode.OK;
    }
    if (session.output().isQuiet()) {
      session.output().line(result.credentialId());
    } else {
      session.output().success(result.message());
    }
    return ExitCode.OK;
  }

  private CredentialFields fields(CommandContext session) {
    SecretSource secrets = new SecretSource(session.surroundings().terminal());
    try {
      CredentialFields given = options.addTo(entry(session), secrets);
      return withMissingSecrets(given, secrets);
    } catch (InvalidMemberException e) {
      throw new CliException(
          ExitCode.USAGE, e.getMessage() + ".", "The members are those of a credentials file.");
    }
  }

  private CredentialFields entry(CommandContext session) {
    if (entry == null) {
      return CredentialFields.none();
    }
    InputFile file = InputFile.read(entry, session.surroundings().terminal().input());
    try {
      JsonNode json = Json.MAPPER.readTree(file.content());
      if (json instanceof ObjectNode object) {
        return CredentialFields.of(object);
      }
    } catch (JsonProcessingException e) {
      throw new CliException(
          ExitCode.USAGE,
          file.name() + " is no JSON: see its line " + e.getLocation().getLineNr() + ".");
    } catch (IOException e) {
      throw new IllegalStateException("the content is in memory", e);
    }
    throw new CliException(
        ExitCode.USAGE,
        file.name() + " does not hold one JSON object.",
        "For a file with many credentials: ./kiro admin credentials import " + file.name());
  }

  private static CredentialFields withMissingSecrets(CredentialFields given, SecretSource secrets) {
    CredentialFields result = given;
    for (CredentialField field : LoginKind.of(given).secrets()) {
      if (given.text(field).isEmpty()) {
        result = result.with(field, secrets.ask(field, option(field)).value());
      }
    }
    return result;
  }

  private static String option(CredentialField field) {
    return switch (field) {
      case REFRESH_TOKEN -> "--refresh-token-file";
      case CLIENT_ID -> "--client-id-file";
      case CLIENT_SECRET -> "--client-secret-file";
      case KIRO_API_KEY -> "--api-key-file";
      default -> "--entry";
    };
  }
}
