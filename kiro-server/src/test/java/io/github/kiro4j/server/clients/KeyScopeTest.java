package io.github.kiro4j.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyScopeTest {

  @ParameterizedTest
  @CsvSource({
    "*,                 true",
    "claude-sonnet-4.5, true",
    "claude-sonnet-4-5, true",
    "Claude-Sonnet-4.5, true",
    "claude-*,          true",
    "*sonnet*,          true",
    "*-4.5,             true",
    "claude-sonnet-4,   false",
    "sonnet,            false",
    "claude-opus-*,     false",
    "claude-sonnet-4_5, false",
    "claude.sonnet-4.5, false"
  })
  void aPatternMatchesTheWholeId(String pattern, boolean allowed) {
    KeyScope scope = new KeyScope(List.of("other", pattern), CredentialScope.ALL);

    assertThat(scope.allowsModel("claude-sonnet-4.5", "claude-sonnet-4-5")).isEqualTo(allowed);
  }

  @Test
  void withoutPatternsEveryModelIsAllowed() {
    assertThat(KeyScope.ALL.allowsModel("anything")).isTrue();
  }

  @Test
  void withoutIdsEveryCredentialIsAllowed() {
    assertThat(CredentialScope.ALL.allows(7, Set.of())).isTrue();
    assertThat(new CredentialScope(Set.of(1L, 2L), Set.of()).allows(2, Set.of())).isTrue();
    assertThat(new CredentialScope(Set.of(1L, 2L), Set.of()).allows(7, Set.of("a"))).isFalse();
  }

  @Test
  void idsAndTagsAllowTheirCredentials() {
    CredentialScope scope = new CredentialScope(Set.of(1L), Set.of("team-a", "eu"));

    assertThat(scope.allows(1, Set.of())).isTrue();
    assertThat(scope.allows(2, Set.of("us", "eu"))).isTrue();
    assertThat(scope.allows(2, Set.of("us"))).isFalse();
    assertThat(new CredentialScope(Set.of(), Set.of("eu")).allows(1, Set.of())).isFalse();
  }
}
