package io.github.kiro4j.server.credentials.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.InvalidMemberException;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestEntries;
import java.io.Closeable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The contract of every store.
public abstract class CredentialStoreContract {

  /// The profile of all social sign-ins, which identifies no account.
  private static final String SHARED_ARN =
      "arn:aws:codewhisperer:us-east-1:699475941385:profile/EHGA3GRVQMUK";

  /// A credential as another program writes it into the store.
  ///
  /// @param id null lets the store choose
  public record ForeignEntry(@Nullable Long id, String refreshToken, int priority) {}

  private static final Instant END = Instant.parse("2026-03-04T05:06:07Z");

  private CredentialStore store;

  /// Opens a store over the content that an earlier one of the same test left, as after a restart.
  protected abstract CredentialStore open() throws Exception;

  /// Replaces the store's content as another program would.
  protected abstract void edit(ForeignEntry... entries) throws Exception;

  protected final CredentialStore store() {
    return store;
  }

  @BeforeEach
  protected void openStore() throws Exception {
    edit(new ForeignEntry(1L, "one", 0), new ForeignEntry(2L, "two", 5));
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
    edit(new ForeignEntry(7L, "seven", 0), new ForeignEntry(null, "new", 0));

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
  final void savingOneCredentialChangesNoOther() throws Exception {
    List<Credential> before = store.load();

    store.saveTokens(before.getFirst(), tokens("one-b"));

    assertThat(store.load().get(1)).isEqualTo(before.get(1));
  }

  @Test
  final void anEditMadeBeforeASaveIsKept() throws Exception {
    Credential refreshed = store.load().getFirst();
    edit(new ForeignEntry(1L, "one", 9), new ForeignEntry(2L, "two", 5));

    Credential saved = store.saveTokens(refreshed, tokens("one-b"));

    assertThat(saved.settings().priority()).isEqualTo(9);
    assertThat(refreshToken(saved)).isEqualTo("one-b");
  }

  @Test
  final void anEditMadeAfterASaveDoesNotBringTheOldTokenBack() throws Exception {
    store.saveTokens(store.load().getFirst(), tokens("one-b"));
    edit(new ForeignEntry(1L, "one", 9), new ForeignEntry(2L, "two", 5));

    Credential loaded = store.load().getFirst();

    assertThat(loaded.settings().priority()).isEqualTo(9);
    assertThat(refreshToken(loaded)).isEqualTo("one-b");
    assertThat(loaded.bearer()).isEqualTo(new Secret("access of one-b"));
  }

  @Test
  final void anEditMadeWhileNoGatewayRanDoesNotEither() throws Exception {
    store.saveTokens(store.load().getFirst(), tokens("one-b"));
    store.saveTokens(store.load().getFirst(), tokens("one-c"));
    store.close();
    edit(new ForeignEntry(1L, "one", 9), new ForeignEntry(2L, "two", 5));
    store = open();

    assertThat(refreshToken(store.load().getFirst())).isEqualTo("one-c");
  }

  @Test
  final void anOldTokenInTheStoreDoesNotKeepANewerOneOut() throws Exception {
    store.saveTokens(store.load().getFirst(), tokens("one-b"));
    Credential refreshed = store.load().getFirst();
    edit(new ForeignEntry(1L, "one", 0), new ForeignEntry(2L, "two", 5));

    store.saveTokens(refreshed, tokens("one-c"));

    assertThat(refreshToken(store.load().getFirst())).isEqualTo("one-c");
  }

  @Test
  final void aNewLoginStaysWhenTokensOfTheOldOneAreSaved() throws Exception {
    Credential refreshed = store.load().getFirst();
    edit(new ForeignEntry(1L, "new login", 0), new ForeignEntry(2L, "two", 5));

    Credential saved = store.saveTokens(refreshed, tokens("one-b"));

    assertThat(refreshToken(saved)).isEqualTo("new login");
    assertThat(refreshToken(store.load().getFirst())).isEqualTo("new login");
  }

  @Test
  final void aNewLoginStaysEvenIfItWasReadBefore() throws Exception {
    Credential refreshed = store.load().getFirst();
    edit(new ForeignEntry(1L, "new login", 0), new ForeignEntry(2L, "two", 5));
    store.load();

    Credential saved = store.saveTokens(refreshed, tokens("one-b"));

    assertThat(refreshToken(saved)).isEqualTo("new login");
    assertThat(refreshToken(store.load().getFirst())).isEqualTo("new login");
  }

  @Test
  final void theTokensOfOneLoginAreKnown() throws Exception {
    store.saveTokens(store.load().getFirst(), tokens("one-b"));

    assertThat(store.hadToken(1, fingerprint("one"))).isTrue();
    assertThat(store.hadToken(1, fingerprint("one-b"))).isTrue();
    assertThat(store.hadToken(1, fingerprint("two"))).isFalse();
    edit(new ForeignEntry(1L, "new login", 0), new ForeignEntry(2L, "two", 5));
    store.load();
    assertThat(store.hadToken(1, fingerprint("one-b"))).isFalse();
  }

  @Test
  final void thePermitToRefreshIsGranted() throws Exception {
    Credential known = store.load().getFirst();
    try (RefreshPermit permit = store.beginRefresh(known, true).orElseThrow()) {
      assertThat(permit.stored().orElse(known)).isEqualTo(known);
    }
    store.beginRefresh(known, false).orElseThrow().close();
  }

  @Test
  final void tokensOfARemovedCredentialGoIntoNoOther() throws Exception {
    Credential refreshed = store.load().getFirst();
    edit(new ForeignEntry(2L, "two", 5));

    assertThatExceptionOfType(CredentialGoneException.class)
        .isThrownBy(() -> store.saveTokens(refreshed, tokens("one-b")));
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
      edit(new ForeignEntry(3L, "three", 0));

      assertThat(noticed.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(store.load()).extracting(Credential::id).containsExactly(3L);
  }

  @Test
  final void whatIsAddedGetsAnIdOfItsOwnAndOutlivesARestart() throws Exception {
    Credential added =
        store
            .add(
                TestEntries.entry(
                    """
                    {"id": 1, "refreshToken": "three", "priority": 3, "email": "a@b.example"}
                    """))
            .credential();

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
    long added = store.add(TestEntries.social("three")).id();
    store.remove(added);
    long key = store.add(TestEntries.apiKey("ksk_fake")).id();
    store.remove(key);

    assertThat(key).isGreaterThan(added);
    assertThat(store.add(TestEntries.social("four")).id()).isGreaterThan(key);
  }

  @Test
  final void aRefreshTokenThatIsPresentIsNotAddedAgain() throws Exception {
    assertThatExceptionOfType(DuplicateCredentialException.class)
        .isThrownBy(() -> store.add(TestEntries.social("two")))
        .withMessage("credential #2 has the same refresh token or API key");
    assertThat(store.load()).hasSize(2);
  }

  @Test
  final void whatCopyingBroughtAlongIsNeitherStoredNorSent() throws Exception {
    edit(new ForeignEntry(1L, " one\r\n", 0), new ForeignEntry(2L, "two", 5));
    store.load();

    StoredEntry added =
        store.add(
            TestEntries.social("\uFEFFthr\r\n  ee\r\n")
                .with(CredentialField.REGION, " us-east-1 "));
    store.edit(2, TestEntries.changes("{\"profileArn\": \"arn:fake\\r\\n\"}"));

    assertThat(added.value(CredentialField.REFRESH_TOKEN).textValue()).isEqualTo("three");
    assertThat(added.value(CredentialField.REGION).textValue()).isEqualTo("us-east-1");
    assertThat(store.load())
        .extracting(CredentialStoreContract::refreshToken)
        .containsExactly("one", "two", "three");
    assertThat(store.load().get(1).profileArn()).isEqualTo(new Secret("arn:fake"));
    assertThatExceptionOfType(DuplicateCredentialException.class)
        .isThrownBy(() -> store.add(TestEntries.social("one ")));
  }

  @Test
  final void aPastTokenIsNotAddedAgain() throws Exception {
    store.saveTokens(store.load().getFirst(), tokens("one-b"));

    assertThatExceptionOfType(DuplicateCredentialException.class)
        .isThrownBy(() -> store.add(TestEntries.social("one")))
        .satisfies(e -> assertThat(e.id()).isEqualTo(1));
  }

  @Test
  final void anApiKeyThatIsPresentIsNotAddedAgain() throws Exception {
    long id = store.add(TestEntries.apiKey("ksk_fake")).id();

    assertThatExceptionOfType(DuplicateCredentialException.class)
        .isThrownBy(
            () -> store.add(TestEntries.apiKey("ksk_fake").with(CredentialField.EMAIL, "other")))
        .satisfies(e -> assertThat(e.id()).isEqualTo(id));
  }

  @Test
  final void credentialsThatShareAProfileArnRemainTwo() throws Exception {
    for (String token : List.of("three", "four")) {
      store.add(TestEntries.social(token).with(CredentialField.PROFILE_ARN, SHARED_ARN));
    }
    store.saveProfileArn(store.load().getFirst(), new Secret(SHARED_ARN));

    assertThat(store.load())
        .extracting(CredentialStoreContract::refreshToken)
        .containsExactly("one", "two", "three", "four");
  }

  @Test
  final void aMalformedMemberIsNotAdded() throws Exception {
    assertThatExceptionOfType(InvalidEntryFieldException.class)
        .isThrownBy(() ->
            store.add(TestEntries.social("three").with(CredentialField.REGION, "evil.example/")))
        .satisfies(e -> assertThat(e.field()).isEqualTo("region"));
    assertThat(store.load()).hasSize(2);
  }

  @Test
  final void singleMembersAreChangedAndTheOthersStay() throws Exception {
    store.edit(
        2, TestEntries.changes("{\"email\": \"old@b.example\", \"apiRegion\": \"eu-central-1\"}"));

    Credential edited =
        store
            .edit(
                2,
                TestEntries.changes("{\"priority\": 8, \"apiRegion\": null, \"disabled\": true}"))
            .credential();

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
  final void anEditGivesACredentialAnotherLogin() throws Exception {
    Credential edited =
        store
            .edit(1, TestEntries.changes("{\"refreshToken\": \"new\", \"accessToken\": null}"))
            .credential();

    assertThat(refreshToken(edited)).isEqualTo("new");
    assertThat(edited.access()).isNull();
  }

  @Test
  final void anEditDoesNotBringAPastTokenBack() throws Exception {
    store.saveTokens(store.load().getFirst(), tokens("one-b"));

    Credential edited =
        store
            .edit(1, TestEntries.changes("{\"refreshToken\": \"one\", \"priority\": 4}"))
            .credential();

    assertThat(refreshToken(edited)).isEqualTo("one-b");
    assertThat(edited.settings().priority()).isEqualTo(4);
  }

  @Test
  final void anEditChangesNoId() throws Exception {
    assertThatExceptionOfType(InvalidMemberException.class)
        .isThrownBy(() -> store.edit(1, TestEntries.changes("{\"id\": 9}")));
    assertThat(store.edit(1, TestEntries.changes("{\"priority\": 9}")).id()).isEqualTo(1);
    assertThat(store.load()).extracting(Credential::id).containsExactly(1L, 2L);
  }

  @Test
  final void anEditToAnotherCredentialsTokenIsRefused() throws Exception {
    assertThatExceptionOfType(DuplicateCredentialException.class)
        .isThrownBy(() -> store.edit(1, TestEntries.changes("{\"refreshToken\": \"two\"}")));
    assertThat(store.load())
        .extracting(CredentialStoreContract::refreshToken)
        .containsExactly("one", "two");
  }

  @Test
  final void anEditWithAMalformedMemberChangesNothing() throws Exception {
    List<Credential> before = store.load();

    assertThatExceptionOfType(InvalidEntryFieldException.class)
        .isThrownBy(
            () -> store.edit(1, TestEntries.changes("{\"email\": \"new\", \"region\": \"evil/\"}")))
        .satisfies(e -> assertThat(e.field()).isEqualTo("region"));
    assertThat(store.load()).isEqualTo(before);
  }

  @Test
  final void whatIsNotThereCanBeNeitherEditedNorRemoved() {
    assertThatExceptionOfType(CredentialGoneException.class)
        .isThrownBy(() -> store.edit(99, TestEntries.changes("{\"priority\": 1}")));
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
    long id =
        store
            .add(
                TestEntries.entry(
                    """
                    {"refreshToken": "three", "somethingElse": 1.50, "provider": "Google"}
                    """))
            .id();
    store.saveTokens(store.load().getLast(), tokens("three-b"));

    StoredEntry entry = store.entries().getLast();

    assertThat(entry.id()).isEqualTo(id);
    assertThat(entry.text(CredentialField.REFRESH_TOKEN)).contains("three-b");
    assertThat(entry.text(CredentialField.ACCESS_TOKEN)).contains("access of three-b");
    assertThat(entry.toJson().path("somethingElse").doubleValue()).isEqualTo(1.5);
    assertThat(entry.text(CredentialField.PROVIDER)).contains("Google");
    assertThat(store.entry(id)).isEqualTo(entry);
  }

  @Test
  final void anEditReturnsTheEntryAsTheStoreNowHasIt() throws Exception {
    StoredEntry edited = store.edit(2, TestEntries.changes("{\"email\": \"a@b.example\"}"));

    assertThat(edited.text(CredentialField.EMAIL)).contains("a@b.example");
    assertThat(store.entry(2)).isEqualTo(edited);
    assertThat(edited.credential()).isEqualTo(store.load().getLast());
  }

  @Test
  final void anEntryThatIsNotThereIsReportedAsGone() throws Exception {
    store.remove(2);

    assertThatExceptionOfType(CredentialGoneException.class).isThrownBy(() -> store.entry(2));
    assertThatExceptionOfType(CredentialGoneException.class).isThrownBy(() -> store.entry(99));
  }

  @Test
  final void anEditThatWouldMakeALoginIncompleteChangesNothing() throws Exception {
    List<Credential> before = store.load();

    assertThatExceptionOfType(IncompleteEntryException.class)
        .isThrownBy(
            () -> store.edit(1, TestEntries.changes("{\"authMethod\": \"idc\", \"priority\": 7}")))
        .withMessage("clientId is missing");
    assertThat(store.load()).isEqualTo(before);
  }

  @Test
  final void anIncompleteLoginCanBeCompletedStepByStep() throws Exception {
    long id =
        store.add(TestEntries.entry("{\"authMethod\": \"idc\", \"refreshToken\": \"three\"}")).id();

    store.edit(id, TestEntries.changes("{\"clientId\": \"client\"}"));
    StoredEntry complete = store.edit(id, TestEntries.changes("{\"clientSecret\": \"fake\"}"));

    assertThat(complete.credential().login()).isInstanceOf(Login.Idc.class);
  }

  @Test
  final void pastTokensAreRememberedUpToTheOneLimit() throws Exception {
    int refreshes = TokenHistory.LIMIT + 1;
    for (int i = 1; i <= refreshes; i++) {
      store.saveTokens(store.load().getFirst(), tokens("one-" + i));
    }

    assertThat(store.hadToken(1, fingerprint("one"))).isFalse();
    assertThat(store.hadToken(1, fingerprint("one-1"))).isTrue();
    restart();
    store.load();
    assertThat(store.hadToken(1, fingerprint("one"))).isFalse();
    assertThat(store.hadToken(1, fingerprint("one-1"))).isTrue();
    assertThat(store.hadToken(1, fingerprint("one-" + refreshes))).isTrue();
  }

  @Test
  final void aStoreThatCanBeReadPassesTheCheck() throws Exception {
    store.check();
    store.load();
    store.check();
    assertThat(store.load()).hasSize(2);
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
