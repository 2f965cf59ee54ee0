package io.github.kiro4j.cli.doctor;

import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.credentials.CredentialList;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.credentials.CredentialTest;
import io.github.kiro4j.api.admin.operations.EffectiveConfiguration;
import io.github.kiro4j.api.admin.operations.GatewayStatus;
import io.github.kiro4j.api.admin.operations.Health;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.command.GatewayFailure;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.TimeFormat;
import io.github.kiro4j.cli.settings.AdminKey;
import io.github.kiro4j.cli.settings.Connection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The checks of `doctor`, in the order in which they depend on each other.
final class Diagnosis {

  /// Longer than network latency, and shorter than the clock skew at which sign-ins fail.
  private static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);

  private final AdminClient client;
  private final CommandContext context;
  private final Connection connection;
  private final Consumer<Finding> findings;
  private final Scope scope;
  private boolean problems;

  Diagnosis(CommandContext context, Consumer<Finding> findings, Scope scope) {
    this.client = context.client();
    this.context = context;
    this.connection = context.connection();
    this.findings = findings;
    this.scope = scope;
  }

  /// Which credentials send a test request to the upstream.
  enum Scope {
    NOTHING,
    FIRST_CREDENTIAL,
    EVERY_CREDENTIAL
  }

  /// Runs all checks.
  ///
  /// @return the exit code of the process
  int run() throws InterruptedException {
    try {
      client.live();
      report(
          Finding.ok(
              "server",
              Messages.text(
                  "{0} runs (address from {1})", connection.server(), connection.origin())));
      checkReadiness(client.ready());
      checkTransport();
      GatewayStatus status = checkKey();
      checkClock(status);
      checkStorage(status.storage());
      CredentialList credentials = client.credentials();
      new CredentialCheck(credentials, context.environment().times())
          .findings()
          .forEach(this::report);
      String proxy = checkProxy(credentials);
      checkUpstream(credentials, proxy);
      return problems ? ExitCode.FAILED : ExitCode.OK;
    } catch (IOException e) {
      CliException failure = GatewayFailure.of(e, connection);
      report(
          Finding.problem(
              check(failure.exitCode()), failure.problem(), failure.advice().orElse(null)));
      return failure.exitCode();
    }
  }

  private static String check(int exitCode) {
    return exitCode == ExitCode.WRONG_KEY ? "key" : "server";
  }

  private void report(Finding finding) {
    problems |= finding.level() == Finding.Level.PROBLEM;
    findings.accept(finding);
  }

  private void checkTransport() {
    String host = connection.server().getHost();
    boolean isLoopback =
        host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    if (!isLoopback && "http".equals(connection.server().getScheme())) {
      report(
          Finding.warning(
              "transport",
              Messages.text("The admin key is sent to {0} without encryption.", host),
              Messages.text("Put an https proxy in front of the gateway, or use an SSH tunnel.")));
    }
  }

  private GatewayStatus checkKey() throws IOException, InterruptedException {
    GatewayStatus status = client.status();
    AdminKey key = connection.key();
    report(Finding.ok("key", accepted(key)));
    String uptime = TimeFormat.rough(Duration.ofSeconds(status.uptimeSeconds()));
    report(
        Finding.ok(
            "version",
            Messages.text(
                "kiro4j {0} on Java {1}, up for {2}",
                status.version(), status.javaVersion(), uptime)));
    return status;
  }

  private static String accepted(@Nullable AdminKey key) {
    return key == null
        ? Messages.text("The admin key is accepted")
        : Messages.text("The admin key is accepted (from {0})", key.origin());
  }

  private void checkClock(GatewayStatus status) {
    Duration skew =
        Duration.between(
            Instant.parse(status.time()), context.environment().times().clock().instant());
    if (skew.abs().compareTo(TOLERATED_SKEW) <= 0) {
      report(
          Finding.ok(
              "clock", Messages.text("The clocks of the gateway and of this machine agree")));
      return;
    }
    report(
        Finding.warning(
            "clock",
            Messages.text(
                skew.isNegative()
                    ? "The gateway's clock is {0} ahead of the clock of this machine."
                    : "The gateway's clock is {0} behind the clock of this machine.",
                TimeFormat.rough(skew.abs())),
            Messages.text(
                "Synchronize both with NTP (timedatectl). Token expiry and cool-downs depend on the clock.")));
  }

  private void checkStorage(GatewayStatus.Storage storage) {
    report(
        storage.available()
            ? Finding.ok("storage", Messages.text("Credential store: {0}", storage.type()))
            : Finding.problem(
                "storage",
                Messages.text(
                    "The credential store ({0}) is unavailable: {1}",
                    storage.type(), storage.problem()),
                Messages.text(
                    "The gateway keeps using the credentials in memory. Make the store available soon.")));
  }

  /// Needs no key, so that a gateway without the admin API is examined, too.
  private void checkReadiness(Health ready) {
    report(
        ready.ok()
            ? Finding.ok("readiness", Messages.text("The gateway can serve requests"))
            : Finding.problem(
                "readiness",
                Messages.text("The gateway cannot serve requests: {0}", ready.reason()),
                Messages.text("The other lines and the log of the gateway say more.")));
  }

  /// @return advice on proxies, for the case that the upstream cannot be reached
  private String checkProxy(CredentialList credentials) throws IOException, InterruptedException {
    List<String> proxies =
        Stream.concat(
                client.settings().all().settings().stream()
                    .filter(setting -> setting.key().equals("proxyUrl"))
                    .map(EffectiveConfiguration.Setting::value)
                    .filter(value -> value != null && value.isTextual())
                    .map(value -> Messages.text("{0} for all credentials", value.textValue())),
                credentials.credentials().stream()
                    .filter(credential -> credential.proxyUrl() != null)
                    .map(credential ->
                        Messages.text("{0} for #{1}", credential.proxyUrl(), credential.id())))
            .toList();
    String described = String.join(", ", proxies);
    report(
        Finding.ok(
            "proxy",
            proxies.isEmpty()
                ? Messages.text("No proxy is set")
                : Messages.text("Proxies: {0}", described)));
    return proxies.isEmpty() ? "" : " " + Messages.text("Check the proxy too ({0}).", described);
  }

  private void checkUpstream(CredentialList credentials, String proxy)
      throws IOException, InterruptedException {
    List<CredentialStatus> usable =
        credentials.credentials().stream()
            .filter(credential -> credential.health().state().equals("ready"))
            .toList();
    for (CredentialStatus credential : usable.subList(0, Math.min(testLimit(), usable.size()))) {
      report(test(credential, proxy));
    }
  }

  private int testLimit() {
    return switch (scope) {
      case NOTHING -> 0;
      case FIRST_CREDENTIAL -> 1;
      case EVERY_CREDENTIAL -> Integer.MAX_VALUE;
    };
  }

  private Finding test(CredentialStatus credential, String proxy)
      throws IOException, InterruptedException {
    String name = "#" + credential.id();
    try {
      CredentialTest test = client.test(credential.id());
      return Finding.ok(
          "upstream",
          Messages.text(
              "The upstream responded to {0} after {1}",
              name, TimeFormat.seconds(test.durationMs())));
    } catch (AdminException.UpstreamFailed | AdminException.Refused e) {
      CliException failure = GatewayFailure.ofCredential(e, credential.id(), connection);
      return Finding.problem("upstream", failure.problem(), failure.advice().orElse("") + proxy);
    }
  }
}
