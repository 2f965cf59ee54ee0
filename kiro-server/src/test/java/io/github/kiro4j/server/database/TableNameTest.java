package io.github.kiro4j.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTest {

  @Test
  void namesAreFoldedToLowerCaseAsInPostgres() {
    assertThat(new TableName("Kiro_Credentials2").value()).isEqualTo("kiro_credentials2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1st",
        "a b",
        "a-b",
        "a.b",
        "a\"b",
        "a'; DROP TABLE x; --",
        "ä",
        "kiro\n",
        "İ"
      })
  void invalidNamesAreRefused(String name) {
    assertThatThrownBy(() -> new TableName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must be a plain name");
  }

  @Test
  void everyDerivedNameFitsTheLimitOfPostgres() {
    TableName longest = new TableName("t".repeat(TableName.MAX_LENGTH));

    assertThat(longest.changelogLock() + "_pkey").hasSize(63);
    assertThatThrownBy(() -> new TableName("t".repeat(TableName.MAX_LENGTH + 1)))
        .hasMessageContaining("longer than 43 characters");
  }
}
