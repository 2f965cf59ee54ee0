package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The options of `credentials add` that set fields of the new credential, and their values.
///
/// @param command the command that was run
record CredentialOptions(CommandSpec command) {

  /// Adds an option for every field that has one, secrets last. Picocli transforms a command again
  /// when the root of the command gets a parent, which adds nothing.
  static final class Adder implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec command) {
      Arrays.stream(CredentialField.values())
          .sorted(Comparator.comparing(CredentialField::isSecret))
          .flatMap(field -> CredentialOption.of(field).stream())
          .filter(option -> command.findOption(option.name()) == null)
          .forEach(option -> command.addOption(option.toSpec()));
      return command;
    }
  }

  /// Sets the fields whose options were given.
  CredentialFields addTo(CredentialFields fields, FieldInput input) {
    CredentialFields result = fields;
    for (CredentialField field : CredentialField.values()) {
      Optional<Object> value = value(field);
      if (value.isPresent()) {
        result = with(result, field, value.get(), input);
      }
    }
    return result;
  }

  private Optional<Object> value(CredentialField field) {
    return CredentialOption.of(field)
        .map(option -> command.findOption(option.name()))
        .map(OptionSpec::getValue);
  }

  private static CredentialFields with(
      CredentialFields fields, CredentialField field, Object value, FieldInput input) {
    return switch (value) {
      case Boolean flag -> flag ? fields.with(field, true) : fields;
      case Integer number -> fields.with(field, number);
      default ->
          fields.with(
              field,
              field.isSecret() ? input.read(value.toString(), field).value() : value.toString());
    };
  }
}
