package io.github.kiro4j.server.admin.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.credentials.BulkAction;
import io.github.kiro4j.api.admin.credentials.BulkResult;
import io.github.kiro4j.api.admin.credentials.BulkResult.BulkOutcome;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.server.testing.TestGateway;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Changes of many credentials with one request.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkApiTest {

  private TestGateway gateway;
  private AdminClient client;
  private List<Long> ids = List.of();

  @BeforeAll
  void start() throws Exception {
    gateway = TestGateway.startEmptyWithAdmin("");
    client = gateway.adminClient();
  }

  @BeforeEach
  void fill() throws Exception {
    ids = List.of(add(), add(), add());
  }

  private long add() throws Exception {
    String token = gateway.upstream().accounts().newRefreshToken();
    gateway.upstream().accounts().addSocial(token);
    return client
        .addWithoutValidation(CredentialFields.none().with(CredentialField.REFRESH_TOKEN, token))
        .credentialId();
  }

  @AfterEach
  void empty() throws Exception {
    client.act(new BulkAction(BulkAction.Kind.DISABLE, ids));
    client.act(new BulkAction(BulkAction.Kind.REMOVE, ids));
  }

  @AfterAll
  void stop() {
    client.close();
    gateway.close();
  }

  private List<Long> order() throws Exception {
    return client.credentials().credentials().stream().map(CredentialStatus::id).toList();
  }

  @Test
  void theOrderOfUseIsTheOrderOfTheIds() throws Exception {
    List<Long> wanted = List.of(ids.get(2), ids.get(0), ids.get(1));

    assertThat(client.order(wanted).credentials())
        .extracting(CredentialStatus::priority)
        .containsExactly(0, 1, 2);
    assertThat(order()).isEqualTo(wanted);
    assertThat(client.credentials().currentId()).isEqualTo(ids.get(2));
  }

  @Test
  void anOrderNamesEveryCredentialOnce() throws Exception {
    List<Long> before = order();

    for (List<Long> wrong :
        List.of(
            ids.subList(0, 2), List.of(ids.get(0), ids.get(1), ids.get(1)), List.of(1L, 2L, 99L))) {
      assertThatThrownBy(() -> client.order(wrong))
          .isInstanceOf(AdminException.Refused.class)
          .hasMessageContaining("ids has to name every stored credential once");
    }
    assertThat(order()).isEqualTo(before);
  }

  @Test
  void eachCredentialHasItsOwnResult() throws Exception {
    client.setDisabled(ids.getFirst(), true);

    BulkResult result = client.act(new BulkAction(BulkAction.Kind.REMOVE, ids));

    assertThat(result.done()).isEqualTo(1);
    assertThat(result.failed()).isEqualTo(2);
    assertThat(result.results()).extracting(BulkOutcome::id).isEqualTo(ids);
    assertThat(result.results())
        .extracting(BulkOutcome::success)
        .containsExactly(true, false, false);
    assertThat(result.results().getLast().code()).isEqualTo("credential_enabled");
    assertThat(result.results().getLast().message()).contains("disable it before you remove it");
    assertThat(order()).isEqualTo(ids.subList(1, 3));
  }

  @Test
  void manyCredentialsAreDisabledEnabledAndRefreshed() throws Exception {
    assertThat(client.act(new BulkAction(BulkAction.Kind.DISABLE, ids)).done()).isEqualTo(3);
    assertThat(client.credentials().available()).isZero();
    assertThat(client.act(new BulkAction(BulkAction.Kind.RESET, ids)).done()).isEqualTo(3);
    assertThat(client.credentials().available()).isEqualTo(3);
    assertThat(client.act(new BulkAction(BulkAction.Kind.REFRESH, ids)).results())
        .extracting(BulkOutcome::message)
        .allMatch(message -> message.contains("has new tokens"));
  }

  @Test
  void unknownCredentialsAndTooManyIdsAreNamed() throws Exception {
    BulkResult unknown = client.act(new BulkAction(BulkAction.Kind.ENABLE, List.of(999L)));
    assertThat(unknown.results().getFirst().code()).isEqualTo("unknown_credential");

    assertThatThrownBy(() ->
            client.act(new BulkAction(BulkAction.Kind.ENABLE, Collections.nCopies(1_001, 1L))))
        .hasMessageContaining("ids has more than 1,000 elements");
  }
}
