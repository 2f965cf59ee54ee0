package io.github.kiro4j.cli.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.Program;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.InvalidMemberException;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.api.admin.credentials.AddResult;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.input.InputFile;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Adds one credential.
@Command(
    name = "add",
    description = {
      "Adds a credential, after a token refresh has shown that it works.",
      "Secrets come from a prompt or from files, because other users of the machine can see the "
          + "command line. With -q only the id of the new credential is printed."
    },
    modelTransformer = CredentialOptions.Adder.class,
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "  " + Program.VARIABLE + " admin credentials add --email me@example.com",
      "  " + Program.VARIABLE + " admin credentials add --kind api_key --api-key-file - < key.txt",
      "  " + Program.VARIABLE + " admin credentials add --entry entry.json"
    })
final class AddCommand extends AdminCommand {

  @Option(
      names = "--entry",
      paramLabel = "FILE",
      description = "JSON object with the members of a credentials file; - is standard input.")
  @Nullable String entry;

  @Option(names = "--no-validate", description = "Add the credential without a token refresh.")
  boolean skipValidation;

  @Spec CommandSpec command;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    CredentialFields fields = fields(context);
    AddResult result =
        skipValidation
            ? context.client().addWithoutValidation(fields)
            : context.client().add(fields);
    if (context.output().printedAsDocument(result)) {
      return ExitCode.OK;
    }
    if (context.output().isQuiet()) {
      context.output().line(result.credentialId());
    } else {
      context.output().success(result.message());
    }
    return ExitCode.OK;
  }

  private CredentialFields fields(CommandContext context) {
    FieldInput input = new FieldInput(context.environment().terminal());
    try {
      CredentialOptions options = new CredentialOptions(command);
      return withRequiredFields(options.addTo(entry(context), input), input);
    } catch (InvalidMemberException e) {
      throw new CliException(
          ExitCode.USAGE,
          e.getMessage() + ".",
          Messages.text("See the options: {program} admin credentials add --help"));
    }
  }

  private CredentialFields entry(CommandContext context) {
    if (entry == null) {
      return CredentialFields.none();
    }
    InputFile file = InputFile.read(entry, context.environment().terminal().input());
    try {
      JsonNode json = Json.MAPPER.readTree(file.content());
      if (json instanceof ObjectNode object) {
        return CredentialFields.of(object);
      }
    } catch (JsonProcessingException e) {
      throw new CliException(
          ExitCode.USAGE,
          Messages.text("Line {0} of {1} is not JSON.", e.getLocation().getLineNr(), file.name()));
    } catch (IOException e) {
      throw new IllegalStateException("the content is in memory", e);
    }
    throw new CliException(
        ExitCode.USAGE,
        Messages.text("{0} must have one JSON object in it.", file.name()),
        Messages.text(
            "A file with many credentials can be imported: {program} admin credentials import {0}",
            file.name()));
  }

  private static CredentialFields withRequiredFields(CredentialFields given, FieldInput input) {
    CredentialFields result = given;
    for (CredentialField field : loginKind(given).requiredFields()) {
      if (given.text(field).isEmpty()) {
        result = result.with(field, input.ask(field));
      }
    }
    return result;
  }

  /// A `kiroApiKey` is used whatever `authMethod` says, as the gateway does. A client secret alone
  /// implies a client id, which the operator enters then.
  private static LoginKind loginKind(CredentialFields given) {
    if (given.has(CredentialField.KIRO_API_KEY)) {
      return LoginKind.API_KEY;
    }
    return given
        .text(CredentialField.AUTH_METHOD)
        .map(AddCommand::named)
        .orElseGet(() ->
            LoginKind.impliedBy(field ->
                given.has(
                    field == CredentialField.CLIENT_ID ? CredentialField.CLIENT_SECRET : field)));
  }

  private static LoginKind named(String authMethod) {
    return LoginKind.named(authMethod)
        .orElseThrow(() ->
            new CliException(
                ExitCode.USAGE,
                Messages.text("The authMethod '{0}' is unknown.", authMethod),
                Messages.text("Allowed values: {0}.", LoginKind.allowedNames())));
  }
}
