package io.github.kiro4j.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginKindTest {

  @ParameterizedTest
  @EnumSource
  void aKindIsNamedByItsWireNameAndItsAliasesInAnyCase(LoginKind kind) {
    assertThat(LoginKind.named(kind.wireName())).contains(kind);
    assertThat(LoginKind.named(kind.name())).contains(kind);
    for (String alias : kind.aliases()) {
      assertThat(LoginKind.named(alias)).contains(kind);
    }
    assertThat(LoginKind.named("IAM")).contains(LoginKind.IDC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "saml", "social2"})
  void anUnknownNameIsNoKind(String name) {
    assertThat(LoginKind.named(name)).isEmpty();
  }

  @Test
  void noNameMeansTwoKinds() {
    List<String> names =
        Arrays.stream(LoginKind.values())
            .flatMap(kind -> Stream.concat(Stream.of(kind.wireName()), kind.aliases().stream()))
            .toList();

    assertThat(names).doesNotHaveDuplicates();
    assertThat(LoginKind.allowedNames()).isEqualTo(String.join(", ", names));
  }

  @ParameterizedTest
  @EnumSource
  void theRequiredFieldsImplyTheKind(LoginKind kind) {
    assertThat(LoginKind.impliedBy(kind.requiredFields()::contains))
        .as("LoginKind.impliedBy must recognise the kind %s by its required fields", kind)
        .isEqualTo(kind);
  }

  @Test
  void withoutAnyFieldTheKindIsSocial() {
    assertThat(LoginKind.impliedBy(_ -> false)).isEqualTo(LoginKind.SOCIAL);
    assertThat(LoginKind.impliedBy(field -> field == CredentialField.CLIENT_SECRET))
        .isEqualTo(LoginKind.SOCIAL);
  }
}
