package io.github.kiro4j.cli.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.LoginKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Option;

class NewCredentialOptionsTest {

  private static final List<String> OPTIONS =
      Arrays.stream(NewCredentialOptions.class.getDeclaredFields())
          .map(field -> field.getAnnotation(Option.class))
          .flatMap(option -> option == null ? Stream.of() : Arrays.stream(option.names()))
          .toList();

  @Test
  void everySecretThatALoginRequiresHasAFileOption() {
    for (LoginKind kind : LoginKind.values()) {
      for (CredentialField field : kind.requiredFields()) {
        if (field.isSecret()) {
          assertThat(OPTIONS)
              .as(
                  "the login %s requires %s: add an option with a file for it to"
                      + " NewCredentialOptions, in fileOption and in files",
                  kind, field)
              .contains(NewCredentialOptions.fileOption(field));
        }
      }
    }
  }
}
