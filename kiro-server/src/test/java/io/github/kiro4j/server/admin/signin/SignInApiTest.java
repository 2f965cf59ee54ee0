package io.github.kiro4j.server.admin.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.client.SignInClient;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.signin.SignIn;
import io.github.kiro4j.api.admin.signin.SignIn.State;
import io.github.kiro4j.api.admin.signin.SignInMethod;
import io.github.kiro4j.api.admin.signin.SignInRequest;
import io.github.kiro4j.server.testing.SimulatedBrowser;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.signin.PendingSignIns;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every way to sign in, over HTTP, against the simulated services.
class SignInApiTest {

  private static final String START_URL = "https://simulated.awsapps.com/start";
  private static final Duration SOON = Duration.ofSeconds(20);

  private KiroSimulator upstream;
  private PendingSignIns people;
  private TestGateway gateway;
  private AdminClient admin;
  private SignInClient signIns;
  private SimulatedBrowser browser;

  @BeforeEach
  void start() throws Exception {
    upstream = KiroSimulator.start();
    people = upstream.signIns().pollEvery(Duration.ofSeconds(1));
    gateway = TestGateway.startEmptyWithAdmin(upstream, "");
    admin = gateway.adminClient();
    signIns = admin.signIns();
    browser = new SimulatedBrowser();
  }

  @AfterEach
  void stop() {
    browser.close();
    admin.close();
    gateway.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"BUILDER_ID", "GOOGLE", "GITHUB"})
  void deviceCodeIsApprovedOnAnotherMachine(SignInMethod method) throws Exception {
    SignIn started = signIns.start(SignInRequest.of(method, null));

    assertThat(started.is(State.WAITING)).isTrue();
    assertThat(task(started).kind()).isEqualTo("device");
    assertThat(code(started)).isEqualTo(people.waiting().getFirst());
    browser.choose(task(started).address(), "decision=new");
    SignIn done = ended(started);

    assertThat(done.state()).as(done.message()).isEqualTo("succeeded");
    CredentialStatus credential = only();
    assertThat(credential.id()).isEqualTo(done.credentialId());
    assertThat(credential.disabled()).isFalse();
    assertThat(credential.signInEndsAt() != null).isEqualTo(method == SignInMethod.BUILDER_ID);
    assertThat(credential.sameAccount()).isEmpty();
    assertThat(credential.email()).endsWith("@example.com");
    assertThat(admin.refresh(credential.id()).success()).isTrue();
    assertThat(admin.test(credential.id()).success()).isTrue();
  }

  @Test
  void organisationWithOneProfileSignsInByDeviceCode() throws Exception {
    SignIn started = signIns.start(organisation(SignInMethod.IDC, null));
    browser.choose(task(started).address(), "decision=new");

    assertThat(ended(started).message()).isEqualTo("Credential #1 was added.");
    assertThat(only().hasProfileArn()).isTrue();
    assertThat(admin.test(1).success()).isTrue();
  }

  @Test
  void personChoosesAmongTheProfilesOfBothRegions() throws Exception {
    Account account =
        upstream
            .accounts()
            .addSignedOut(AccountKind.IDC)
            .withProfilesIn("us-east-1", "eu-central-1");
    SignIn started = signIns.start(organisation(SignInMethod.IDC, null));
    people.approve(code(started), account);
    SignIn choosing = reaches(started, State.CHOOSE_PROFILE);

    assertThat(choosing.profiles())
        .extracting(SignIn.Choice::region)
        .containsExactly("us-east-1", "eu-central-1");
    assertThat(only().disabled()).isTrue();
    assertThatThrownBy(() -> signIns.chooseProfile(started.id(), "0000"))
        .hasMessageContaining("no profile");
    SignIn done = signIns.chooseProfile(started.id(), choosing.profiles().get(1).id());
    assertThat(done.message()).isEqualTo("Credential #1 was added.");
    assertThat(admin.profiles(1).profiles())
        .filteredOn(profile -> profile.current())
        .extracting(profile -> profile.region())
        .containsExactly("eu-central-1");
  }

  @Test
  void cancelledChoiceOfAProfileLeavesNoEntry() throws Exception {
    Account account =
        upstream
            .accounts()
            .addSignedOut(AccountKind.IDC)
            .withProfilesIn("us-east-1", "eu-central-1");
    SignIn started = signIns.start(organisation(SignInMethod.IDC, null));
    people.approve(code(started), account);
    reaches(started, State.CHOOSE_PROFILE);

    assertThat(signIns.cancel(started.id()).state()).isEqualTo("cancelled");
    await().atMost(SOON).until(() -> admin.credentials().credentials().isEmpty());
  }

  @Test
  void organisationSignsInByABrowser() throws Exception {
    SignIn started = signIns.start(organisation(SignInMethod.IDC_BROWSER, null));
    assertThat(task(started).redirect()).isEqualTo("http://127.0.0.1:3128/oauth/callback");
    String called = browser.choose(task(started).address(), "decision=new");

    SignIn done = signIns.callback(started.id(), called);

    assertThat(done.state()).as(done.message()).isEqualTo("succeeded");
    assertThat(admin.test(1).success()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"GOOGLE_BROWSER", "GITHUB_BROWSER"})
  void socialAccountSignsInByABrowser(SignInMethod method) throws Exception {
    SignIn started = signIns.start(SignInRequest.of(method, null));
    String called = browser.choose(task(started).address(), "decision=new");

    assertThat(signIns.callback(started.id(), " " + called + "\n").state()).isEqualTo("succeeded");
    assertThat(admin.refresh(1).success()).isTrue();
    assertThatThrownBy(() -> signIns.callback(started.id(), called))
        .hasMessageContaining("This sign-in has ended");
  }

  @ParameterizedTest
  @ValueSource(strings = {"google", "github"})
  void socialAccountSignsInAtThePortal(String option) throws Exception {
    SignIn started = signIns.start(SignInRequest.of(SignInMethod.PORTAL, null));
    String page = task(started).address() + "&login_option=" + option;
    SignIn done = signIns.callback(started.id(), browser.choose(page, "decision=new"));

    assertThat(done.state()).as(done.message()).isEqualTo("succeeded");
    assertThat(done.page()).contains("/signin?auth_status=success");
    assertThat(admin.test(1).success()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"builderid", "awsidc"})
  void portalLeadsToADeviceCodeForAws(String option) throws Exception {
    SignIn started = signIns.start(SignInRequest.of(SignInMethod.PORTAL, null));
    String called = browser.choose(task(started).address(), "login_option=" + option);
    SignIn next = signIns.callback(started.id(), called);

    assertThat(task(next).kind()).isEqualTo("device");
    browser.choose(task(next).address(), "decision=new");
    assertThat(ended(next).state()).isEqualTo("succeeded");
    assertThat(admin.test(1).success()).isTrue();
  }

  @Test
  void externalProviderSignsInByASecondLeg() throws Exception {
    SignIn started = signIns.start(SignInRequest.of(SignInMethod.PORTAL, null));
    String called = browser.choose(task(started).address(), "login_option=external_idp");
    SignIn next = signIns.callback(started.id(), called);

    assertThat(task(next).redirect()).isEqualTo("http://localhost:3128/oauth/callback");
    assertThatThrownBy(() -> signIns.callback(started.id(), called))
        .hasMessageContaining("belongs to another sign-in");
    SignIn done = signIns.callback(next.id(), browser.choose(task(next).address(), "decision=new"));
    assertThat(done.state()).as(done.message()).isEqualTo("succeeded");
    assertThat(only().authMethod()).isEqualTo("external_idp");
    assertThat(admin.refresh(1).success()).isTrue();
    assertThat(admin.test(1).success()).isTrue();
  }

  @Test
  void apiKeyIsTriedBeforeItIsStored() throws Exception {
    SignIn refused = signIns.start(key("ksk_simulated-but-unknown"));
    assertThat(refused.state()).isEqualTo("failed");
    assertThat(refused.reason()).isEqualTo("refused");
    assertThat(refused.message()).startsWith("The key was not added:");
    assertThat(admin.credentials().credentials()).isEmpty();

    upstream.accounts().addApiKey("ksk_simulated-key");
    assertThat(signIns.start(key("ksk_simulated-key")).state()).isEqualTo("succeeded");
    assertThat(only().authMethod()).isEqualTo("api_key");
  }

  @Test
  void deniedExpiredAndUnknownCodesEndWithASentence() throws Exception {
    SignIn denied = signIns.start(SignInRequest.of(SignInMethod.BUILDER_ID, null));
    people.deny(code(denied));
    SignIn expired = signIns.start(SignInRequest.of(SignInMethod.GOOGLE, null));
    people.expire(code(expired));
    SignIn slow = signIns.start(SignInRequest.of(SignInMethod.BUILDER_ID, null));
    people.slowDown(code(slow));
    people.approve(code(slow), upstream.accounts().addSignedOut(AccountKind.BUILDER_ID));

    assertThat(ended(denied).reason()).isEqualTo("denied");
    assertThat(ended(denied).message()).isEqualTo("The sign-in was denied on the approval page.");
    assertThat(ended(expired).reason()).isEqualTo("expired");
    assertThat(ended(slow).state()).isEqualTo("succeeded");
  }

  @Test
  void errorsOfAwsMayComeInTheHeader() throws Exception {
    people.statingErrorsInHeader();
    SignIn started = signIns.start(SignInRequest.of(SignInMethod.BUILDER_ID, null));
    await().atMost(SOON).until(() -> polls() > 0);
    people.deny(code(started));

    assertThat(ended(started).reason()).isEqualTo("denied");
  }

  private long polls() {
    return upstream.requests().stream().filter(call -> call.path().endsWith("/token")).count();
  }

  @Test
  void deniedPageEndsTheSignIn() throws Exception {
    SignIn started = signIns.start(SignInRequest.of(SignInMethod.GOOGLE_BROWSER, null));
    String called = browser.choose(task(started).address(), "decision=deny");

    assertThat(signIns.callback(started.id(), called).reason()).isEqualTo("denied");
  }

  @Test
  void twoSignInsAtOnceDoNotMeet() throws Exception {
    SignIn first = signIns.start(SignInRequest.of(SignInMethod.GOOGLE_BROWSER, null));
    SignIn second = signIns.start(SignInRequest.of(SignInMethod.GOOGLE_BROWSER, null));
    String calledBySecond = browser.choose(task(second).address(), "decision=new");

    assertThatThrownBy(() -> signIns.callback(first.id(), calledBySecond))
        .isInstanceOfSatisfying(
            AdminException.class, e -> assertThat(e.getMessage()).contains("another sign-in"));
    assertThat(signIns.get(first.id()).is(State.WAITING)).isTrue();
    assertThat(signIns.callback(second.id(), calledBySecond).state()).isEqualTo("succeeded");
    String calledByFirst = browser.choose(task(first).address(), "decision=new");
    assertThat(signIns.callback(first.id(), calledByFirst).state()).isEqualTo("succeeded");
    assertThat(admin.credentials().credentials()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no address at all", "http://localhost:3128/oauth/callback?code=x"})
  void whatIsNoAddressOfTheSignInChangesNothing(String pasted) throws Exception {
    SignIn started = signIns.start(SignInRequest.of(SignInMethod.PORTAL, null));
    assertThatThrownBy(() -> signIns.callback(started.id(), pasted))
        .hasMessageContaining("the whole address");
    assertThat(signIns.get(started.id())).isEqualTo(started);
  }

  @Test
  void hostOfAProviderThatIsNotAllowedGetsNothing() throws Exception {
    SignIn started = signIns.start(SignInRequest.of(SignInMethod.PORTAL, null));
    String called =
        browser
            .choose(task(started).address(), "login_option=external_idp")
            .replaceAll("issuer_url=[^&]*", "issuer_url=https%3A%2F%2Fevil.example.com");

    SignIn failed = signIns.callback(started.id(), called);
    assertThat(failed.message()).contains("\"evil.example.com\"", "upstream.externalIdpHosts");
  }

  @Test
  void cancelledSignInStaysCancelledWhateverIsApproved() throws Exception {
    SignIn started = signIns.start(SignInRequest.of(SignInMethod.BUILDER_ID, null));
    assertThat(signIns.cancel(started.id()).state()).isEqualTo("cancelled");
    people.approve(code(started), upstream.accounts().addSignedOut(AccountKind.BUILDER_ID));

    assertThat(signIns.get(started.id()).state()).isEqualTo("cancelled");
    assertThat(admin.credentials().credentials()).isEmpty();
    assertThat(signIns.cancel(started.id()).state()).isEqualTo("cancelled");
  }

  @Test
  void tokensThatCannotBeTriedAreStoredAndDisabled() throws Exception {
    upstream.enter(upstream.world().gone(Host.MANAGEMENT));
    SignIn started = signIns.start(SignInRequest.of(SignInMethod.BUILDER_ID, null));
    browser.choose(task(started).address(), "decision=new");

    SignIn failed = ended(started);
    assertThat(failed.reason()).isEqualTo("unreachable");
    assertThat(failed.message()).contains("Credential #1 has the new tokens, but is disabled");
    assertThat(only().disabled()).isTrue();
    upstream.enter(upstream.world().serving(Host.MANAGEMENT));
    admin.setDisabled(1, false);
    assertThat(admin.test(1).success()).isTrue();
  }

  @Test
  void signingInAgainKeepsWhatIsTheOperators() throws Exception {
    Account account = signedIn(SignInMethod.GOOGLE_BROWSER, AccountKind.SOCIAL, null);
    admin.setPriority(1, 7);
    admin.test(1);
    upstream.accounts().revokeRefreshToken(account);
    upstream.accounts().revokeAccess(account);
    assertThatThrownBy(() -> admin.refresh(1)).isInstanceOf(AdminException.class);
    assertThat(only().disabled()).isTrue();
    long successes = only().successCount();

    SignIn started = signIns.start(SignInRequest.of(SignInMethod.GOOGLE_BROWSER, 1L));
    SignIn done =
        signIns.callback(
            started.id(), browser.choose(task(started).address(), "decision=" + account.name()));

    assertThat(done.message()).isEqualTo("Credential #1 has a new sign-in.");
    assertThat(only().disabled()).isFalse();
    assertThat(only().priority()).isEqualTo(7);
    assertThat(only().successCount()).isEqualTo(successes);
    assertThat(admin.test(1).success()).isTrue();
  }

  @Test
  void anotherAccountReplacesTheCredentialOnlyWhenConfirmed() throws Exception {
    signedIn(SignInMethod.GOOGLE_BROWSER, AccountKind.SOCIAL, null);
    String before = Files.readString(gateway.credentialsFile());
    SignIn started = signIns.start(SignInRequest.of(SignInMethod.GOOGLE_BROWSER, 1L));
    SignIn asking =
        signIns.callback(started.id(), browser.choose(task(started).address(), "decision=new"));

    assertThat(asking.is(State.CONFIRM_ACCOUNT)).as(asking.message()).isTrue();
    assertThat(asking.message()).contains("social-1@example.com", "social-2@example.com");
    assertThat(Files.readString(gateway.credentialsFile())).isEqualTo(before);
    assertThat(signIns.confirm(started.id()).state()).isEqualTo("succeeded");
    assertThat(only().email()).isEqualTo("social-2@example.com");
  }

  @Test
  void signingInByAnotherWayRemovesTheFieldsOfTheOldOne() throws Exception {
    Account account = upstream.accounts().addSignedOut(AccountKind.BUILDER_ID);
    SignIn first = signIns.start(SignInRequest.of(SignInMethod.BUILDER_ID, null));
    people.approve(code(first), account);
    ended(first);
    upstream.accounts().addApiKey("ksk_simulated-key");
    SignIn asking =
        signIns.start(new SignInRequest("api_key", null, null, null, "ksk_simulated-key", 1L));
    SignIn done = signIns.confirm(asking.id());

    assertThat(done.state()).as(done.message()).isEqualTo("succeeded");
    assertThat(Files.readString(gateway.credentialsFile()))
        .doesNotContain("refreshToken", "clientSecret", "startUrl");
  }

  @Test
  void secondCredentialOfAnAccountIsReported() throws Exception {
    Account account = signedIn(SignInMethod.GOOGLE_BROWSER, AccountKind.SOCIAL, null);
    SignIn started = signIns.start(SignInRequest.of(SignInMethod.GITHUB_BROWSER, null));
    SignIn done =
        signIns.callback(
            started.id(), browser.choose(task(started).address(), "decision=" + account.name()));

    assertThat(done.sameAccount()).containsExactly(1L);
    assertThat(admin.credential(1).status().sameAccount()).containsExactly(2L);
    assertThat(admin.credentials().credentials())
        .extracting(CredentialStatus::sameAccount)
        .containsExactly(List.of(2L), List.of(1L));
    assertThat(done.message()).contains("The same account also has credential #1");
  }

  /// The operator may have written another address into the entry.
  @Test
  void secondCredentialOfAnAccountIsFoundByItsUser() throws Exception {
    Account account = signedIn(SignInMethod.GOOGLE_BROWSER, AccountKind.SOCIAL, null);
    admin.edit(1, CredentialFields.none().with(CredentialField.EMAIL, "family@example.com"));
    SignIn started = signIns.start(SignInRequest.of(SignInMethod.GITHUB_BROWSER, null));
    SignIn done =
        signIns.callback(
            started.id(), browser.choose(task(started).address(), "decision=" + account.name()));

    assertThat(done.sameAccount()).containsExactly(1L);
  }

  @Test
  void noMoreThanTwentySignInsAreUnderWay() throws Exception {
    for (int i = 0; i < 20; i++) {
      signIns.start(SignInRequest.of(SignInMethod.GOOGLE_BROWSER, null));
    }
    assertThatThrownBy(() -> signIns.start(SignInRequest.of(SignInMethod.PORTAL, null)))
        .hasMessageContaining("20 sign-ins are under way");
    signIns.cancel(signIns.list().signIns().getFirst().id());
    assertThat(signIns.start(SignInRequest.of(SignInMethod.PORTAL, null)).is(State.WAITING))
        .isTrue();
  }

  @Test
  void requestsThatLackSomethingSayWhat() {
    assertThatThrownBy(() -> signIns.start(SignInRequest.of(SignInMethod.IDC, null)))
        .hasMessageContaining("startUrl is needed");
    assertThatThrownBy(() -> signIns.start(SignInRequest.of(SignInMethod.BUILDER_ID, 9L)))
        .hasMessageContaining("again names no stored credential: #9");
    assertThatThrownBy(
            () -> signIns.start(new SignInRequest("portal", null, null, 8080, null, null)))
        .hasMessageContaining("port must be one of 3128, 4649");
    assertThatThrownBy(() -> signIns.get("unknown"))
        .hasMessageContaining("A restart of the gateway ends sign-ins");
  }

  @Test
  void listNamesTheMethodsAndWarnsOfTheSocialDeviceFlow() throws Exception {
    signIns.start(SignInRequest.of(SignInMethod.PORTAL, null));
    assertThat(signIns.list().signIns()).hasSize(1);
    assertThat(signIns.list().ports()).contains(3128, 53153);
    assertThat(signIns.list().methods())
        .filteredOn(method -> method.warning() != null)
        .extracting(method -> method.method())
        .containsExactly("google", "github");
  }

  @Test
  void eventsTellEveryChangeUntilTheEnd() throws Exception {
    SignIn started = signIns.start(SignInRequest.of(SignInMethod.BUILDER_ID, null));
    people.deny(code(started));

    List<String> lines = adminGet("/sign-ins/" + started.id() + "/events").lines().toList();
    assertThat(lines).first().isEqualTo("event: sign-in");
    assertThat(lines).filteredOn(line -> line.contains("\"reason\":\"denied\"")).hasSize(1);
  }

  @Test
  void noAnswerHoldsASecret() throws Exception {
    SignIn started = signIns.start(SignInRequest.of(SignInMethod.GOOGLE_BROWSER, null));
    signIns.callback(started.id(), browser.choose(task(started).address(), "decision=new"));
    String stored = Files.readString(gateway.credentialsFile());
    String shown = adminGet("/sign-ins");

    assertThat(stored).contains("aorSimulated-", "aoaSimulated-");
    assertThat(shown).doesNotContain("Simulated-", "simulatedCode", "arn:");
  }

  private String adminGet(String path) throws Exception {
    return gateway.send(gateway.adminRequest(path)).body();
  }

  private Account signedIn(SignInMethod method, AccountKind kind, @Nullable Long again)
      throws Exception {
    Account account = upstream.accounts().addSignedOut(kind);
    SignIn started = signIns.start(SignInRequest.of(method, again));
    String called = browser.choose(task(started).address(), "decision=" + account.name());
    assertThat(signIns.callback(started.id(), called).state()).isEqualTo("succeeded");
    return account;
  }

  private static SignInRequest organisation(SignInMethod method, @Nullable Long again) {
    return new SignInRequest(method.wireName(), START_URL, "us-east-1", null, null, again);
  }

  private static SignInRequest key(String key) {
    return new SignInRequest("api_key", null, null, null, key, null);
  }

  private CredentialStatus only() throws IOException, InterruptedException {
    List<CredentialStatus> all = admin.credentials().credentials();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private SignIn ended(SignIn signIn) {
    return await().atMost(SOON).until(() -> signIns.get(signIn.id()), SignIn::hasEnded);
  }

  private SignIn reaches(SignIn signIn, State state) {
    return await().atMost(SOON).until(() -> signIns.get(signIn.id()), now -> now.is(state));
  }

  private static SignIn.Task task(SignIn signIn) {
    return requireNonNull(signIn.task());
  }

  private static String code(SignIn signIn) {
    return requireNonNull(task(signIn).code());
  }
}
