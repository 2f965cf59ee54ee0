package io.github.kiro4j.server.credentials.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import java.io.Closeable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store promises.
public abstract class CredentialStoreContract {

  /// A credential as somebody else puts it into the store.
  ///
  /// @param id null lets the store choose
  public record Entry(@Nullable Long id, String refreshToken, int priority) {}

  private static final Instant END = Instant.parse("2026-03-04T05:06:07Z");

  private CredentialStore store;

  /// A store over what earlier ones of the same test left, as after a restart.
  protected abstract CredentialStore open() throws Exception;

  /// Replaces what is in the store behind its back.
  protected abstract void edit(Entry... entries) throws Exception;

  protected final CredentialStore store() {
    return store;
  }

  @BeforeEach
  protected void openStore() throws Exception {
    edit(new Entry(1L, "one", 0), new Entry(2L, "two", 5));
    store = open();
  }

  @AfterEach
  protected void closeStore() throws Exception {
    store.close();
  }

  @Test
  final void everyCredentialIsLoadedInOrder() throws Exception {
    assertThat(store.load()).extracting(Credential::id).containsExactly(1L, 2L);
    assertThat(store.load())
        .extracting(CredentialStoreContract::refreshToken)
        .containsExactly("one", "two");
    assertThat(store.load().get(1).settings().priority()).isEqualTo(5);
  }

  @Test
  final void aCredentialWithoutAnIdGetsOneThatStays() throws Exception {
    edit(new Entry(7L, "seven", 0), new Entry(null, "new", 0));

    assertThat(store.load()).extracting(Credential::id).containsExactly(7L, 8L);
    restart();
    assertThat(store.load()).extracting(Credential::id).containsExactly(7L, 8L);
  }

  @Test
  final void savedTokensAreReturnedAndLoadedAndOutliveARestart() throws Exception {
    Credential saved = store.saveTokens(store.load().get(1), tokens("two-b"));

    assertThat(refreshToken(saved)).isEqualTo("two-b");
    assertThat(saved.bearer()).isEqualTo(new Secret("access of two-b"));
    assertThat(saved.worksAt(END.minusSeconds(1))).isTrue();
    assertThat(saved.worksAt(END)).isFalse();
    assertThat(saved.profileArn()).isEqualTo(new Secret("arn of two-b"));
    assertThat(store.load().get(1)).isEqualTo(saved);
    restart();
    assertThat(store.load().get(1)).isEqualTo(saved);
  }

  @Test
  final void whatARefreshLeavesOutStays() throws Exception {
    store.saveTokens(store.load().getFirst(), tokens("one-b"));

    Credential saved =
        store.saveTokens(
            store.load().getFirst(), new IssuedTokens(new Secret("next"), null, END, null));

    assertThat(refreshToken(saved)).isEqualTo("one-b");
    assertThat(saved.profileArn()).isEqualTo(new Secret("arn of one-b"));
    assertThat(saved.bearer()).isEqualTo(new Secret("next"));
  }

  @Test
  final void savingOneLeavesTheOthersAlone() throws Exception {
    List<Credential> before = store.load();

    store.saveTokens(before.getFirst(), tokens("one-b"));

    assertThat(store.load().get(1)).isEqualTo(before.get(1));
  }

  @Test
  final void anEditMadeBeforeASaveIsKept() throws Exception {
    Credential traded = store.load().getFirst();
    edit(new Entry(1L, "one", 9), new Entry(2L, "two", 5));

    Credential saved = store.saveTokens(traded, tokens("one-b"));

    assertThat(saved.settings().priority()).isEqualTo(9);
    assertThat(refreshToken(saved)).isEqualTo("one-b");
  }

  @Test
  final void anEditMadeAfterASaveDoesNotBringTheOldTokenBack() throws Exception {
    store.saveTokens(store.load().getFirst(), tokens("one-b"));
    edit(new Entry(1L, "one", 9), new Entry(2L, "two", 5));

    Credential loaded = store.load().getFirst();

    assertThat(loaded.settings().priority()).isEqualTo(9);
    assertThat(refreshToken(loaded)).isEqualTo("one-b");
    assertThat(loaded.bearer()).isEqualTo(new Secret("access of one-b"));
  }

  @Test
  final void anEditMadeWhileNobodyLookedDoesNotEither() throws Exception {
    store.saveTokens(store.load().getFirst(), tokens("one-b"));
    store.saveTokens(store.load().getFirst(), tokens("one-c"));
    store.close();
    edit(new Entry(1L, "one", 9), new Entry(2L, "two", 5));
    store = open();

    assertThat(refreshToken(store.load().getFirst())).isEqualTo("one-c");
  }

  @Test
  final void anOldTokenInTheStoreDoesNotKeepANewerOneOut() throws Exception {
    store.saveTokens(store.load().getFirst(), tokens("one-b"));
    Credential traded = store.load().getFirst();
    edit(new Entry(1L, "one", 0), new Entry(2L, "two", 5));

    store.saveTokens(traded, tokens("one-c"));

    assertThat(refreshToken(store.load().getFirst())).isEqualTo("one-c");
  }

  @Test
  final void aNewSignInStaysWhenTokensOfTheOldOneCome() throws Exception {
    Credential traded = store.load().getFirst();
    edit(new Entry(1L, "signed in anew", 0), new Entry(2L, "two", 5));

    Credential saved = store.saveTokens(traded, tokens("one-b"));

    assertThat(refreshToken(saved)).isEqualTo("signed in anew");
    assertThat(refreshToken(store.load().getFirst())).isEqualTo("signed in anew");
  }

  @Test
  final void aNewSignInStaysEvenIfItWasReadBefore() throws Exception {
    Credential traded = store.load().getFirst();
    edit(new Entry(1L, "signed in anew", 0), new Entry(2L, "two", 5));
    store.load();

    Credential saved = store.saveTokens(traded, tokens("one-b"));

    assertThat(refreshToken(saved)).isEqualTo("signed in anew");
    assertThat(refreshToken(store.load().getFirst())).isEqualTo("signed in anew");
  }

  @Test
  final void itIsKnownWhichTokensAreOneSignIn() throws Exception {
    store.saveTokens(store.load().getFirst(), tokens("one-b"));

    assertThat(store.hadToken(1, fingerprint("one"))).isTrue();
    assertThat(store.hadToken(1, fingerprint("one-b"))).isTrue();
    assertThat(store.hadToken(1, fingerprint("two"))).isFalse();
    edit(new Entry(1L, "signed in anew", 0), new Entry(2L, "two", 5));
    store.load();
    assertThat(store.hadToken(1, fingerprint("one-b"))).isFalse();
  }

  @Test
  final void aTurnToRefreshIsGranted() throws Exception {
    Credential known = store.load().getFirst();
    try (RefreshPermit turn = store.beginRefresh(known, true).orElseThrow()) {
      assertThat(turn.stored().orElse(known)).isEqualTo(known);
    }
    store.beginRefresh(known, false).orElseThrow().close();
  }

  @Test
  final void tokensOfARemovedCredentialGoIntoNoOther() throws Exception {
    Credential traded = store.load().getFirst();
    edit(new Entry(2L, "two", 5));

    assertThatExceptionOfType(CredentialGoneException.class)
        .isThrownBy(() -> store.saveTokens(traded, tokens("one-b")));
    assertThat(store.load())
        .extracting(CredentialStoreContract::refreshToken)
        .containsExactly("two");
  }

  @Test
  final void aProfileIsKept() throws Exception {
    Credential saved = store.saveProfileArn(store.load().getFirst(), new Secret("arn"));

    assertThat(saved.profileArn()).isEqualTo(new Secret("arn"));
    restart();
    assertThat(store.load().getFirst()).isEqualTo(saved);
  }

  @Test
  final void anEditIsNoticed() throws Exception {
    store.load();
    CountDownLatch noticed = new CountDownLatch(1);
    try (Closeable _ = store.onChange(noticed::countDown)) {
      edit(new Entry(3L, "three", 0));

      assertThat(noticed.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(store.load()).extracting(Credential::id).containsExactly(3L);
  }

  @Test
  final void whatIsAddedGetsAnIdOfItsOwnAndOutlivesARestart() throws Exception {
    Credential added =
        store.add(entry("three").put("id", 1).put("priority", 3).put("email", "a@b.example"));

    assertThat(added.id()).isEqualTo(3);
    assertThat(refreshToken(added)).isEqualTo("three");
    assertThat(added.settings().priority()).isEqualTo(3);
    assertThat(added.settings().email()).isEqualTo("a@b.example");
    restart();
    assertThat(store.load()).extracting(Credential::id).containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(store.load()).contains(added);
  }

  @Test
  final void anIdIsNotUsedTwice() throws Exception {
    long added = store.add(entry("three")).id();
    store.remove(added);
    long key = store.add(object().put("kiroApiKey", "ksk_fake")).id();
    store.remove(key);

    assertThat(key).isGreaterThan(added);
    assertThat(store.add(entry("four")).id()).isGreaterThan(key);
  }

  @Test
  final void aRefreshTokenThatIsPresentIsNotAddedAgain() throws Exception {
    assertThatExceptionOfType(DuplicateCredentialException.class)
        .isThrownBy(() -> store.add(entry("two")))
        .withMessage("credential #2 has the same refresh token or API key");
    assertThat(store.load()).hasSize(2);
  }

  @Test
  final void aRefreshTokenThatWasTradedInIsNotAddedAgain() throws Exception {
    store.saveTokens(store.load().getFirst(), tokens("one-b"));

    assertThatExceptionOfType(DuplicateCredentialException.class)
        .isThrownBy(() -> store.add(entry("one")))
        .satisfies(e -> assertThat(e.id()).isEqualTo(1));
  }

  @Test
  final void anApiKeyThatIsPresentIsNotAddedAgain() throws Exception {
    long id = store.add(object().put("kiroApiKey", "ksk_fake")).id();

    assertThatExceptionOfType(DuplicateCredentialException.class)
        .isThrownBy(() -> store.add(object().put("kiroApiKey", "ksk_fake").put("email", "other")))
        .satisfies(e -> assertThat(e.id()).isEqualTo(id));
  }

  @Test
  final void aMalformedMemberIsNotAdded() throws Exception {
    assertThatExceptionOfType(InvalidEntryFieldException.class)
        .isThrownBy(() -> store.add(entry("three").put("region", "evil.example/")))
        .satisfies(e -> assertThat(e.field()).isEqualTo("region"));
    assertThat(store.load()).hasSize(2);
  }

  @Test
  final void singleMembersAreChangedAndTheOthersStay() throws Exception {
    store.edit(2, object().put("email", "old@b.example").put("apiRegion", "eu-central-1"));

    Credential edited =
        store.edit(2, object().put("priority", 8).putNull("apiRegion").put("disabled", true));

    assertThat(edited.id()).isEqualTo(2);
    assertThat(edited.settings().priority()).isEqualTo(8);
    assertThat(edited.settings().disabled()).isTrue();
    assertThat(edited.settings().email()).isEqualTo("old@b.example");
    assertThat(edited.settings().apiRegion()).isNull();
    assertThat(refreshToken(edited)).isEqualTo("two");
    restart();
    assertThat(store.load()).contains(edited);
  }

  @Test
  final void anEditGivesACredentialAnotherSignIn() throws Exception {
    Credential edited = store.edit(1, object().put("refreshToken", "anew").putNull("accessToken"));

    assertThat(refreshToken(edited)).isEqualTo("anew");
    assertThat(edited.access()).isNull();
  }

  @Test
  final void anEditDoesNotBringAUsedTokenBack() throws Exception {
    store.saveTokens(store.load().getFirst(), tokens("one-b"));

    Credential edited = store.edit(1, object().put("refreshToken", "one").put("priority", 4));

    assertThat(refreshToken(edited)).isEqualTo("one-b");
    assertThat(edited.settings().priority()).isEqualTo(4);
  }

  @Test
  final void anEditChangesNoId() throws Exception {
    assertThat(store.edit(1, object().put("id", 9)).id()).isEqualTo(1);
    assertThat(store.edit(1, object().putNull("id")).id()).isEqualTo(1);
  }

  @Test
  final void anEditToAnotherCredentialsTokenIsRefused() throws Exception {
    assertThatExceptionOfType(DuplicateCredentialException.class)
        .isThrownBy(() -> store.edit(1, object().put("refreshToken", "two")));
    assertThat(store.load())
        .extracting(CredentialStoreContract::refreshToken)
        .containsExactly("one", "two");
  }

  @Test
  final void anEditWithAMalformedMemberChangesNothing() throws Exception {
    List<Credential> before = store.load();

    assertThatExceptionOfType(InvalidEntryFieldException.class)
        .isThrownBy(() -> store.edit(1, object().put("email", "new").put("priority", "high")))
        .satisfies(e -> assertThat(e.field()).isEqualTo("priority"));
    assertThat(store.load()).isEqualTo(before);
  }

  @Test
  final void whatIsNotThereCanBeNeitherEditedNorRemoved() {
    assertThatExceptionOfType(CredentialGoneException.class)
        .isThrownBy(() -> store.edit(99, object().put("priority", 1)));
    assertThatExceptionOfType(CredentialGoneException.class).isThrownBy(() -> store.remove(99));
  }

  @Test
  final void whatIsRemovedStaysAway() throws Exception {
    store.remove(1);

    assertThat(store.load()).extracting(Credential::id).containsExactly(2L);
    restart();
    assertThat(store.load()).extracting(Credential::id).containsExactly(2L);
    store.remove(2);
    assertThat(store.load()).isEmpty();
  }

  @Test
  final void entriesHaveEverythingSecretsAndUnknownMembersIncluded() throws Exception {
    long id = store.add(entry("three").put("somethingElse", 1.50).put("provider", "Google")).id();
    store.saveTokens(store.load().getLast(), tokens("three-b"));

    ObjectNode entry = store.entries().getLast();

    assertThat(entry.path("id").longValue()).isEqualTo(id);
    assertThat(entry.path("refreshToken").textValue()).isEqualTo("three-b");
    assertThat(entry.path("accessToken").textValue()).isEqualTo("access of three-b");
    assertThat(entry.path("somethingElse").doubleValue()).isEqualTo(1.5);
    assertThat(entry.path("provider").textValue()).isEqualTo("Google");
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode entry(String refreshToken) {
    return object().put("refreshToken", refreshToken);
  }

  private void restart() throws Exception {
    store.close();
    store = open();
  }

  public static IssuedTokens tokens(String refreshToken) {
    return new IssuedTokens(
        new Secret("access of " + refreshToken),
        new Secret(refreshToken),
        END,
        new Secret("arn of " + refreshToken));
  }

  private static String fingerprint(String refreshToken) {
    return Fingerprint.of(new Secret(refreshToken));
  }

  protected static String refreshToken(Credential credential) {
    return ((Login.Refreshable) credential.login()).refreshToken().value();
  }
}
