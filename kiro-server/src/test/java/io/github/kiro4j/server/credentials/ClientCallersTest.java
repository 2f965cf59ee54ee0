package io.github.kiro4j.server.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.protocol.dialect.ClientVersions;
import io.github.kiro4j.protocol.dialect.route.SharedProfileArns;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.testing.TestClients;
import io.github.kiro4j.server.testing.TestEntries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientCallersTest {

  private static final StoredEntry ENTRY = TestEntries.social("test_refresh_token");

  private final ClientCallers callers = TestClients.callers(SharedProfileArns.DEFAULT);

  @Test
  void aCredentialHasTheConfiguredSystemAndNodeVersion() {
    assertThat(callers.identity(ENTRY.credential()).versions())
        .isEqualTo(ClientVersions.current("linux#6.1.0"));
  }

  @Test
  void theCredentialsOwnSystemAndNodeVersionTakePrecedence() {
    ClientVersions versions =
        callers
            .identity(
                ENTRY
                    .with(CredentialField.SYSTEM_VERSION, "darwin#25.6.0")
                    .with(CredentialField.NODE_VERSION, "22.22.0")
                    .credential())
            .versions();

    assertThat(versions)
        .isEqualTo(
            new ClientVersions(
                ClientVersions.KIRO, ClientVersions.AGENT, "darwin#25.6.0", "22.22.0"));
  }

  @ParameterizedTest
  @CsvSource({
    "linux 6, visible ASCII",
    "'linux\r\nx-a: b', one line without control characters",
    "linüx, visible ASCII",
  })
  void whatNoHeaderCanHoldIsRefused(String system, String reason) {
    StoredEntry entry = ENTRY.with(CredentialField.SYSTEM_VERSION, system);

    assertThatThrownBy(entry::credential)
        .isInstanceOf(InvalidEntryFieldException.class)
        .hasMessageContaining(reason);
  }
}
