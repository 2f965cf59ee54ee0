package io.github.kiro4j.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.signin.SignIn;
import io.github.kiro4j.cli.command.CommandEnvironment.Pause;
import io.github.kiro4j.cli.terminal.Terminal;
import io.github.kiro4j.cli.testing.FakeTerminal;
import io.github.kiro4j.cli.testing.Run;
import io.github.kiro4j.cli.testing.RunningGateway;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.signin.PendingSignIns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `credentials sign-in` in a terminal of 80 columns, with a person who approves while the command
/// waits.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SignInCommandTest {

  @TempDir Path folder;

  private RunningGateway gateway;
  private AdminClient admin;
  private PendingSignIns people;
  private HttpClient browser;
  private final List<String> browserEnds = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    gateway = RunningGateway.startWithAdminApi(folder);
    admin = new AdminClient(gateway.uri(), RunningGateway.ADMIN_KEY);
    people = gateway.upstream().signIns().pollEvery(Duration.ofSeconds(1));
    browser = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() throws Exception {
    browser.close();
    admin.close();
    gateway.close();
  }

  @Test
  void codeIsShownAsLinkTextAndQrCode() {
    Run run = run(terminal(), () -> approve(AccountKind.BUILDER_ID), "--builder-id");

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(run.output())
        .contains("Open this address on any machine", "  Code: ", "████ ▄▄▄▄▄ █")
        .endsWith("Credential #1 was added.\n");
    assertThat(run.output().lines()).allMatch(line -> line.length() <= 80);
    assertThat(run.errors()).contains("The sign-in ends at ");
  }

  @Test
  void programsGetEachChangeAsJson() {
    Run run =
        run(
            FakeTerminal.absent(InputStream.nullInputStream()),
            () -> approve(AccountKind.BUILDER_ID),
            "--builder-id",
            "-o",
            "json");

    assertThat(run.output().lines()).allMatch(line -> line.startsWith("{"));
    assertThat(run.output().lines().toList().getFirst()).contains("\"state\":\"waiting\"");
    assertThat(run.output().lines().toList().getLast()).contains("\"state\":\"succeeded\"");
  }

  @Test
  void deniedCodeIsAnError() {
    Run run = run(terminal(), () -> people.waiting().forEach(people::deny), "--builder-id");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors()).endsWith("kiro admin: The sign-in was denied on the approval page.\n");
  }

  @Test
  void browserCallsBackToThisMachine() throws Exception {
    Run run = run(terminal(), () -> open("decision=new"), "--google", "--browser");

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(run.output()).contains("Open this address in a browser on this machine:");
    assertThat(browserEnds).singleElement().asString().contains("You can close this page.");
    assertThat(admin.credentials().credentials()).hasSize(1);
  }

  @Test
  void portalLeadsTheBrowserOnFromLegToLeg() throws Exception {
    Run run = run(terminal(), this::throughTheOrganisation, "--portal");

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(browserEnds.getLast()).contains("Signed in: success");
    assertThat(admin.credentials().credentials().getFirst().authMethod()).isEqualTo("external_idp");
  }

  @Test
  void addressIsPastedWhereThePortIsOnAnotherMachine() throws Exception {
    Terminal person =
        new Person(
            question ->
                question.startsWith("Address")
                    ? browserEnds.isEmpty() ? "nonsense" : browserEnds.getLast()
                    : "",
            () -> browserEnds.add(location("decision=new")));
    Run run = run(person, () -> {}, "--github", "--browser", "--paste");

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(run.errors()).contains("The address has no parameter \"state\"");
    assertThat(admin.credentials().credentials()).hasSize(1);
  }

  @Test
  void apiKeyComesFromAHiddenPrompt() throws Exception {
    gateway.upstream().accounts().addApiKey("ksk_simulated-key");
    FakeTerminal terminal = FakeTerminal.of(80, " ksk_simulated-key ");
    Run run = run(terminal, () -> {}, "--api-key");

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(terminal.prompts())
        .containsExactly("(hidden) API key (begins with ksk_; made at https://app.kiro.dev): ");
    assertThat(run.output() + run.errors()).doesNotContain("ksk_simulated");
  }

  @Test
  void personChoosesTheProfile() throws Exception {
    Account account =
        gateway
            .upstream()
            .accounts()
            .addSignedOut(AccountKind.IDC)
            .withProfilesIn("us-east-1", "eu-central-1");
    Run run =
        run(
            FakeTerminal.of(80, "2"),
            () -> people.waiting().forEach(code -> people.approve(code, account)),
            "--idc",
            "https://simulated.awsapps.com/start",
            "--region",
            "us-east-1");

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(run.output()).contains("  1  idc-1-1 (us-east-1)", "  2  idc-1-2 (eu-central-1)");
    assertThat(admin.profiles(1).profiles())
        .filteredOn(profile -> profile.current())
        .extracting(profile -> profile.region())
        .containsExactly("eu-central-1");
  }

  @Test
  void anotherAccountReplacesACredentialOnlyAfterAnAnswer() throws Exception {
    run(terminal(), () -> open("decision=new"), "--google", "--browser");
    Run refused =
        run(
            FakeTerminal.of(80, "n"),
            () -> open("decision=new"),
            "--google",
            "--browser",
            "--again",
            "1");
    assertThat(refused.exitCode()).isEqualTo(7);
    assertThat(refused.errors()).contains("This is another account: social-2@example.com");
    assertThat(admin.signIns().list().signIns().getFirst().state()).isEqualTo("cancelled");
    assertThat(admin.credential(1).status().email()).isEqualTo("social-1@example.com");
  }

  @Test
  void secondSocialAccountIsWarnedOfTheCodeBeforeItStarts() throws Exception {
    run(terminal(), () -> open("decision=new"), "--google", "--browser");
    FakeTerminal terminal = FakeTerminal.of(80, "n");
    Run run = run(terminal, () -> {}, "--github");

    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.errors()).contains("signs the first one out", "--browser");
    assertThat(terminal.prompts()).containsExactly("Sign in by a code nevertheless? [y/N] ");
    assertThat(admin.signIns().list().signIns()).hasSize(1);
  }

  @Test
  void editChangesFieldsByTheirNames() throws Exception {
    run(terminal(), () -> approve(AccountKind.BUILDER_ID), "--builder-id");
    Run run =
        command(
            FakeTerminal.of(80, "http://127.0.0.1:9"),
            () -> {},
            "credentials",
            "edit",
            "1",
            "--set",
            "priority=4",
            "--set",
            "email=new@example.com",
            "--ask",
            "proxyUrl",
            "--unset",
            "subscriptionTitle");

    assertThat(run.output())
        .isEqualTo("Credential #1 was changed: proxyUrl, email, subscriptionTitle, priority.\n");
    assertThat(admin.credential(1).status().priority()).isEqualTo(4);
    assertThat(admin.credential(1).status().hasProxy()).isTrue();
    assertThat(command(terminal(), () -> {}, "credentials", "edit", "1").errors())
        .contains("No field is named.", "refreshToken, accessToken");
    assertThat(
            command(terminal(), () -> {}, "credentials", "edit", "1", "--set", "refreshToken=x")
                .errors())
        .contains("other users of the machine can see the command line");
    assertThat(
            command(terminal(), () -> {}, "credentials", "edit", "1", "--set", "priority=x")
                .errors())
        .contains("priority must be a whole number");
  }

  private static FakeTerminal terminal() {
    return FakeTerminal.of(80);
  }

  private Run run(Terminal terminal, Runnable whileWaiting, String... arguments) {
    List<String> all = new ArrayList<>(List.of("credentials", "sign-in"));
    all.addAll(List.of(arguments));
    return command(terminal, whileWaiting, all.toArray(String[]::new));
  }

  private Run command(Terminal terminal, Runnable whileWaiting, String... arguments) {
    Pause pause = _ -> whileWaiting.run();
    return new CliInProcess(folder, pause)
        .run(
            terminal,
            Map.of(
                "KIRO_SERVER",
                gateway.uri().toString(),
                "KIRO_ADMIN_KEY",
                RunningGateway.ADMIN_KEY,
                "NO_COLOR",
                "1"),
            arguments);
  }

  private void approve(AccountKind kind) {
    people
        .waiting()
        .forEach(code -> people.approve(code, gateway.upstream().accounts().addSignedOut(kind)));
  }

  /// The newest sign-in, while it waits for a browser.
  private Optional<SignIn> waiting() {
    try {
      return admin.signIns().list().signIns().stream()
          .findFirst()
          .filter(signIn -> signIn.task() != null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The browser of this machine: makes the choice, and opens where the page leads.
  private void open(String choice) {
    waiting().ifPresent(_ -> browserEnds.add(page(location(choice)).body()));
  }

  private void throughTheOrganisation() {
    waiting()
        .ifPresent(signIn -> {
          boolean portal = task(signIn).address().contains("/signin?");
          String next =
              portal
                  ? page(location("login_option=external_idp"))
                      .headers()
                      .firstValue("location")
                      .orElseThrow()
                  : page(location("decision=new")).headers().firstValue("location").orElseThrow();
          browserEnds.add(page(next).body());
        });
  }

  private String location(String choice) {
    return page(task(waiting().orElseThrow()).address() + "&" + choice)
        .headers()
        .firstValue("location")
        .orElseThrow();
  }

  private HttpResponse<String> page(String address) {
    try {
      return browser.send(
          HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A terminal whose person thinks before each line.
  private record Person(Function<String, String> lines, Runnable afterEach) implements Terminal {

    @Override
    public boolean showsOutput() {
      return true;
    }

    @Override
    public boolean showsErrors() {
      return true;
    }

    @Override
    public int columns() {
      return 80;
    }

    @Override
    public boolean canAsk() {
      return true;
    }

    @Override
    public Optional<String> ask(String question) {
      String line = lines.apply(question);
      afterEach.run();
      return Optional.of(line);
    }

    @Override
    public Optional<String> askSecret(String question) {
      return ask(question);
    }

    @Override
    public InputStream input() {
      return new ByteArrayInputStream("".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static SignIn.Task task(SignIn signIn) {
    return requireNonNull(signIn.task());
  }
}
