package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.InvalidMemberException;
import io.github.kiro4j.api.admin.credentials.CredentialDetail;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Changes fields of a credential.
@Command(
    name = "edit",
    description = {
      "Changes fields of a credential, which have the names of a credentials file.",
      "Secrets come from a prompt or from files, because other users of the machine can see the "
          + "command line."
    },
    sortOptions = false,
    footer = {
      "",
      "  "
          + Program.VARIABLE
          + " admin credentials edit 3 --set priority=1 --set email=me@example.com",
      "  " + Program.VARIABLE + " admin credentials edit 3 --ask proxyUrl",
      "  " + Program.VARIABLE + " admin credentials edit 3 --unset endpoint"
    })
final class EditCommand extends AdminCommand {

  @Parameters(paramLabel = "ID", description = "Id of a credential.")
  long id;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "Set a field that is no secret.")
  Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--file",
      paramLabel = "FIELD=FILE",
      description = "Set a field to the content of a file; - is standard input.")
  Map<String, String> files = new LinkedHashMap<>();

  @Option(names = "--ask", paramLabel = "FIELD", description = "Prompt for the value of a field.")
  List<String> asked = List.of();

  @Option(names = "--unset", paramLabel = "FIELD", description = "Remove a field.")
  List<String> unset = List.of();

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    CredentialFields changes = changes(new FieldInput(context.environment().terminal()));
    if (changes.isEmpty()) {
      throw new CliException(
          ExitCode.USAGE,
          Messages.text("No field is named."),
          Messages.text(
              "Name one with --set, --file, --ask or --unset. The fields are: {0}.", names()));
    }
    CredentialDetail edited = context.client().edit(id, changes);
    if (!context.output().printedAsDocument(edited)) {
      String fields = String.join(", ", changes.names());
      context.output().success(Messages.text("Credential #{0} was changed: {1}.", id, fields));
    }
    return ExitCode.OK;
  }

  private CredentialFields changes(FieldInput input) {
    CredentialFields changes = CredentialFields.none();
    for (Map.Entry<String, String> each : set.entrySet()) {
      changes = with(changes, open(field(each.getKey())), each.getValue());
    }
    for (Map.Entry<String, String> each : files.entrySet()) {
      CredentialField field = field(each.getKey());
      changes = with(changes, field, input.read(each.getValue(), field).value());
    }
    for (String name : asked) {
      CredentialField field = field(name);
      changes = with(changes, field, input.ask(field));
    }
    for (String name : unset) {
      changes = changes.without(field(name));
    }
    return changes;
  }

  private static CredentialField open(CredentialField field) {
    if (field.isSecret()) {
      throw new CliException(
          ExitCode.USAGE,
          Messages.text(
              "{0} is a secret, and other users of the machine can see the command line.",
              field.wireName()),
          Messages.text("Use --ask {0}, or --file {0}=FILE.", field.wireName()));
    }
    return field;
  }

  private static CredentialFields with(
      CredentialFields changes, CredentialField field, String value) {
    try {
      return switch (field.type()) {
        case TEXT, WORDS, TIME -> changes.with(field, value);
        case NUMBER -> changes.with(field, Integer.parseInt(value));
        case FLAG -> changes.with(field, flag(field, value));
      };
    } catch (NumberFormatException | InvalidMemberException _) {
      throw new CliException(
          ExitCode.USAGE,
          Messages.text("{0} must be a whole number from 0 to 2147483647.", field.wireName()));
    }
  }

  private static boolean flag(CredentialField field, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new CliException(
              ExitCode.USAGE, Messages.text("{0} must be true or false.", field.wireName()));
    };
  }

  private static CredentialField field(String name) {
    return CredentialField.of(name)
        .orElseThrow(() ->
            new CliException(
                ExitCode.USAGE,
                Messages.text("A credential has no field '{0}'.", name),
                Messages.text("The fields are: {0}.", names())));
  }

  private static String names() {
    return Arrays.stream(CredentialField.values())
        .map(CredentialField::wireName)
        .collect(Collectors.joining(", "));
  }
}
