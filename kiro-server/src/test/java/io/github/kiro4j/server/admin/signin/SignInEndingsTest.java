package io.github.kiro4j.server.admin.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every ending of every way to sign in, over HTTP. What ends with a gateway that is killed is in
/// `SignInKillTest`, and the time of a sign-in in `SignInAttemptTest`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class SignInEndingsTest {

  private static final String START_URL = "https://simulated.awsapps.com/start";
  private static final Duration SOON = Duration.ofSeconds(20);

  private KiroSimulator upstream;
  private PendingSignIns people;
  private TestGateway gateway;
  private AdminClient admin;
  private SignInClient signIns;
  private SimulatedBrowser browser;

  /// Signing in by a code, directly and by way of the portal.
  enum ByCode {
    BUILDER_ID(SignInMethod.BUILDER_ID, AccountKind.BUILDER_ID),
    IDC(SignInMethod.IDC, AccountKind.IDC),
    GOOGLE(SignInMethod.GOOGLE, AccountKind.SOCIAL),
    GITHUB(SignInMethod.GITHUB, AccountKind.SOCIAL),
    PORTAL_TO_BUILDER_ID(SignInMethod.PORTAL, AccountKind.BUILDER_ID),
    PORTAL_TO_IDC(SignInMethod.PORTAL, AccountKind.IDC);

    private final SignInMethod method;
    private final AccountKind kind;

    ByCode(SignInMethod method, AccountKind kind) {
      this.method = method;
      this.kind = kind;
    }

    private String portalChoice() {
      return "login_option=" + (kind == AccountKind.IDC ? "awsidc" : "builderid");
    }

    /// Kiro's own auth service has no word of its own for a denied code (kiro-2026-11.md, C.3).
    private String reasonOfDenial() {
      return kind == AccountKind.SOCIAL ? "refused" : "denied";
    }
  }

  /// Signing in by a browser that calls back with a code.
  enum ByBrowser {
    IDC(SignInMethod.IDC_BROWSER),
    GOOGLE(SignInMethod.GOOGLE_BROWSER),
    GITHUB(SignInMethod.GITHUB_BROWSER),
    PORTAL_TO_GOOGLE(SignInMethod.PORTAL),
    PORTAL_TO_PROVIDER(SignInMethod.PORTAL);

    private final SignInMethod method;

    ByBrowser(SignInMethod method) {
      this.method = method;
    }
  }

  @BeforeAll
  void start() throws Exception {
    upstream = KiroSimulator.start();
    people = upstream.signIns().pollEvery(Duration.ofSeconds(1));
    gateway = TestGateway.startEmptyWithAdmin(upstream, "");
    admin = gateway.adminClient();
    signIns = admin.signIns();
    browser = new SimulatedBrowser();
  }

  @AfterEach
  void leaveNothing() throws Exception {
    people.cutOff(false);
    upstream.enter(upstream.world().serving(Host.MANAGEMENT));
    for (SignIn signIn : signIns.list().signIns()) {
      signIns.cancel(signIn.id());
    }
    for (CredentialStatus credential : admin.credentials().credentials()) {
      admin.setDisabled(credential.id(), true);
      admin.remove(credential.id());
    }
  }

  @AfterAll
  void stop() {
    browser.close();
    admin.close();
    gateway.close();
  }

  @ParameterizedTest
  @EnumSource
  void codeThatNobodyHasApprovedIsPolledFor(ByCode way) throws Exception {
    SignIn waiting = started(way);
    long before = polls();
    await().atMost(SOON).until(() -> polls() >= before + 2);

    assertThat(signIns.get(waiting.id())).isEqualTo(waiting);
    assertThat(waiting.is(State.WAITING)).isTrue();
    assertThat(waiting.message()).contains("approve the code");
  }

  @ParameterizedTest
  @EnumSource
  void serviceThatIsPolledTooOftenIsPolledLessOften(ByCode way) throws Exception {
    SignIn waiting = started(way);
    long before = polls();
    people.slowDown(code(waiting));
    await().atMost(SOON).until(() -> polls() > before);
    people.approve(code(waiting), account(way));

    assertThat(ended(waiting).state()).isEqualTo("succeeded");
  }

  @ParameterizedTest
  @EnumSource
  void codeThatHasExpiredEndsTheSignIn(ByCode way) throws Exception {
    SignIn waiting = started(way);
    people.expire(code(waiting));

    assertEnded(waiting, "expired", "The code expired before anybody approved it.");
  }

  @ParameterizedTest
  @EnumSource
  void codeThatIsDeniedEndsTheSignIn(ByCode way) throws Exception {
    SignIn waiting = started(way);
    people.deny(code(waiting));

    assertEnded(waiting, way.reasonOfDenial(), "The ");
  }

  @ParameterizedTest
  @EnumSource
  void networkThatIsGoneForAMomentEndsNoCode(ByCode way) throws Exception {
    SignIn waiting = started(way);
    people.cutOff(true);
    people.approve(code(waiting), account(way));
    assertThat(signIns.get(waiting.id()).is(State.WAITING)).isTrue();
    people.cutOff(false);

    assertThat(ended(waiting).state()).isEqualTo("succeeded");
  }

  @ParameterizedTest
  @EnumSource(names = {"BUILDER_ID", "IDC", "GOOGLE", "GITHUB"})
  void networkThatIsGoneAtTheStartEndsTheSignIn(ByCode way) throws Exception {
    people.cutOff(true);

    assertEnded(signIns.start(request(way.method)), "unreachable", "Check the gateway's network");
  }

  @ParameterizedTest
  @EnumSource
  void denialInTheBrowserEndsTheSignIn(ByBrowser way) throws Exception {
    SignIn waiting = started(way);

    SignIn end = signIns.callback(waiting.id(), chosen(way, waiting, "decision=deny"));

    assertEnded(end, "denied", "The sign-in was denied on the sign-in page.");
  }

  @ParameterizedTest
  @EnumSource
  void callOfAnotherBrowserChangesNothing(ByBrowser way) throws Exception {
    SignIn waiting = started(way);
    String called = chosen(way, waiting, "decision=new");
    String wrong = called.replaceAll("state=[^&]*", "state=somebody-elses");

    assertThatThrownBy(() -> signIns.callback(waiting.id(), wrong))
        .hasMessageContaining("belongs to another sign-in");
    assertThat(signIns.get(waiting.id())).isEqualTo(waiting);
    assertThat(signIns.callback(waiting.id(), called).state()).isEqualTo("succeeded");
  }

  @ParameterizedTest
  @EnumSource
  void networkThatIsGoneForTheExchangeEndsTheSignIn(ByBrowser way) throws Exception {
    SignIn waiting = started(way);
    String called = chosen(way, waiting, "decision=new");
    people.cutOff(true);

    assertEnded(
        signIns.callback(waiting.id(), called), "unreachable", "Check the gateway's network");
  }

  @ParameterizedTest
  @EnumSource
  void codeThatSomebodyElseHasSpentEndsTheSignIn(ByBrowser way) throws Exception {
    SignIn waiting = started(way);
    String called = chosen(way, waiting, "decision=new");
    people.spendCodes();

    assertEnded(
        signIns.callback(waiting.id(), called),
        "refused",
        "invalid_grant. Start the sign-in again.");
  }

  @ParameterizedTest
  @EnumSource
  void codeIsSpentOnceHoweverOftenTheBrowserCalls(ByBrowser way) throws Exception {
    SignIn waiting = started(way);
    String called = chosen(way, waiting, "decision=new");
    assertThat(signIns.callback(waiting.id(), called).state()).isEqualTo("succeeded");
    long exchanges = exchanges();

    assertThatThrownBy(() -> signIns.callback(waiting.id(), called))
        .hasMessageContaining("This sign-in has ended. Start a new one.");
    assertThat(exchanges()).isEqualTo(exchanges);
    assertThat(admin.credentials().credentials()).hasSize(1);
  }

  /// The simulator burns a code whose exchange names another redirect address, with a 500.
  @Test
  void codeThatTheServiceHasBurntEndsTheSignIn() throws Exception {
    SignIn waiting = started(ByBrowser.PORTAL_TO_GOOGLE);
    String called = chosen(ByBrowser.PORTAL_TO_GOOGLE, waiting, "decision=new");
    String other = called.replace("login_option=google", "login_option=github");

    assertEnded(
        signIns.callback(waiting.id(), other), "unreachable", "HTTP 500 server_error. Start the");
    assertThatThrownBy(() -> signIns.callback(waiting.id(), called))
        .hasMessageContaining("This sign-in has ended");
  }

  @Test
  void networkThatIsGoneEndsTheSignInWithAKey() throws Exception {
    upstream.enter(upstream.world().gone(Host.MANAGEMENT));

    assertEnded(
        signIns.start(new SignInRequest("api_key", null, null, null, "ksk_simulated", null)),
        "unreachable",
        "The key was not added: the upstream cannot be reached");
  }

  @Test
  void allWaysAtOnceDoNotMeet() throws Exception {
    SignIn builderId = started(ByCode.BUILDER_ID);
    SignIn organisation = started(ByCode.IDC);
    SignIn google = started(ByCode.GOOGLE);
    SignIn secondBuilderId = started(ByCode.BUILDER_ID);
    SignIn portal = started(ByBrowser.PORTAL_TO_GOOGLE);
    Account first = account(ByCode.BUILDER_ID);
    Account second = account(ByCode.BUILDER_ID);
    people.approve(code(secondBuilderId), second);
    people.approve(code(builderId), first);
    people.approve(code(google), account(ByCode.GOOGLE));
    people.deny(code(organisation));
    String called = chosen(ByBrowser.PORTAL_TO_GOOGLE, portal, "decision=new");
    assertThat(signIns.callback(portal.id(), called).state()).isEqualTo("succeeded");

    assertThat(ended(organisation).reason()).isEqualTo("denied");
    assertThat(email(ended(builderId))).isEqualTo(first.name() + "@example.com");
    assertThat(email(ended(secondBuilderId))).isEqualTo(second.name() + "@example.com");
    assertThat(email(ended(google))).startsWith("social-");
    assertThat(admin.credentials().credentials()).hasSize(4);
  }

  private String email(SignIn done) throws Exception {
    return admin.credentials().credentials().stream()
        .filter(credential -> credential.id() == requireNonNull(done.credentialId()))
        .map(CredentialStatus::email)
        .findFirst()
        .orElseThrow();
  }

  private void assertEnded(SignIn signIn, String reason, String sentence) throws Exception {
    SignIn end = ended(signIn);
    assertThat(end.state()).as(end.message()).isEqualTo("failed");
    assertThat(end.reason()).as(end.message()).isEqualTo(reason);
    assertThat(end.message()).contains(sentence).endsWith(".");
    assertThat(admin.credentials().credentials()).isEmpty();
  }

  /// The sign-in, when it waits for the person to approve its code.
  private SignIn started(ByCode way) throws Exception {
    SignIn first = signIns.start(request(way.method));
    SignIn started =
        way.method == SignInMethod.PORTAL
            ? signIns.callback(
                first.id(), browser.choose(task(first).address(), way.portalChoice()))
            : first;
    assertThat(task(started).kind()).isEqualTo("device");
    return started;
  }

  /// The sign-in, when it waits for the browser's call with a code.
  private SignIn started(ByBrowser way) throws Exception {
    SignIn first = signIns.start(request(way.method));
    return way == ByBrowser.PORTAL_TO_PROVIDER
        ? signIns.callback(
            first.id(), browser.choose(task(first).address(), "login_option=external_idp"))
        : first;
  }

  /// Where the browser ends after a choice.
  private String chosen(ByBrowser way, SignIn signIn, String choice) {
    String option = way == ByBrowser.PORTAL_TO_GOOGLE ? "&login_option=google" : "";
    return browser.choose(task(signIn).address() + option, choice);
  }

  private static SignInRequest request(SignInMethod method) {
    return new SignInRequest(
        method.wireName(),
        method.isOrganisation() ? START_URL : null,
        method.isOrganisation() ? "us-east-1" : null,
        null,
        null,
        null);
  }

  private Account account(ByCode way) {
    return upstream.accounts().addSignedOut(way.kind);
  }

  private long polls() {
    return upstream.requests().stream()
        .filter(call -> call.path().endsWith("/token") || call.path().endsWith("/device/poll"))
        .count();
  }

  private long exchanges() {
    return upstream.requests().stream().filter(call -> call.path().endsWith("/token")).count();
  }

  private SignIn ended(SignIn signIn) {
    return await().atMost(SOON).until(() -> signIns.get(signIn.id()), SignIn::hasEnded);
  }

  private static SignIn.Task task(SignIn signIn) {
    return requireNonNull(signIn.task());
  }

  private static String code(SignIn signIn) {
    return requireNonNull(task(signIn).code());
  }
}
