package io.github.kiro4j.cli.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.LoginKind;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialOptionTest {

  @ParameterizedTest
  @EnumSource
  void everyFieldThatALoginKindRequiresHasAnOption(LoginKind kind) {
    for (CredentialField field : kind.requiredFields()) {
      assertThat(CredentialOption.of(field))
          .as(
              "Login kind %s requires %s. Give the field an option in CredentialOption.",
              kind, field)
          .isPresent();
    }
  }

  static Stream<CredentialField> fieldsWithOptions() {
    return Arrays.stream(CredentialField.values())
        .filter(field -> CredentialOption.of(field).isPresent());
  }

  @ParameterizedTest
  @MethodSource("fieldsWithOptions")
  void aSecretIsNeverTheValueOfItsOption(CredentialField field) {
    CredentialOption option = CredentialOption.of(field).orElseThrow();

    assertThat(option.name().endsWith("-file") && option.paramLabel().equals("FILE"))
        .as("%s is %s: only secrets have an option --…-file FILE.", option.name(), field)
        .isEqualTo(field.isSecret());
  }

  @ParameterizedTest
  @MethodSource("fieldsWithOptions")
  void theTypeOfAnOptionIsThatOfItsField(CredentialField field) {
    Class<?> type = CredentialOption.of(field).map(CredentialOption::type).orElseThrow();

    Set<Class<?>> fitting =
        switch (field.type()) {
          case TEXT, WORDS, TIME -> Set.of(String.class, LoginKind.class);
          case NUMBER -> Set.of(Integer.class);
          case FLAG -> Set.of(boolean.class);
        };
    assertThat(fitting).as("types for the option of %s", field).contains(type);
  }
}
