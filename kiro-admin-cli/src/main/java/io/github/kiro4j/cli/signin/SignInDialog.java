package io.github.kiro4j.cli.signin;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.client.SignInClient;
import io.github.kiro4j.api.admin.signin.SignIn;
import io.github.kiro4j.api.admin.signin.SignIn.State;
import io.github.kiro4j.api.admin.signin.SignIn.Task;
import io.github.kiro4j.api.admin.signin.SignInRequest;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Progress;
import io.github.kiro4j.cli.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Leads a person through a sign-in. Ctrl-C cancels the sign-in.
///
/// @param listener the port that the browser calls back; empty where the person pastes the address
record SignInDialog(
    CommandContext context, SignInClient client, Optional<CallbackListener> listener) {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /// Runs the dialog.
  ///
  /// @return the exit code
  int run(SignInRequest request) throws IOException, InterruptedException {
    SignIn first = client.start(request);
    listener.ifPresent(port -> port.onCall(address -> handOver(first.id(), address)));
    try (CancelOnInterrupt _ = CancelOnInterrupt.of(client, first.id())) {
      return lead(first);
    }
  }

  private int lead(SignIn first) throws IOException, InterruptedException {
    SignIn now = first;
    @Nullable Task shown = null;
    print(now);
    while (!now.hasEnded()) {
      SignIn next = step(now, shown);
      shown = now.task();
      if (next.version() != now.version()) {
        print(next);
      }
      now = next;
    }
    return finish(now);
  }

  private SignIn step(SignIn now, @Nullable Task shown) throws IOException, InterruptedException {
    if (now.is(State.CHOOSE_PROFILE)) {
      return client.chooseProfile(now.id(), chosenProfile(now));
    }
    if (now.is(State.CONFIRM_ACCOUNT)) {
      return confirmed(now);
    }
    Task task = now.task();
    if (task != null && !task.equals(shown)) {
      show(now, task);
    }
    boolean pastes = task != null && task.kind().equals("browser") && listener.isEmpty();
    return pastes ? pasted(now) : waited(now);
  }

  private SignIn waited(SignIn now) throws IOException, InterruptedException {
    try (Progress progress = context.output().progress()) {
      progress.show(Messages.text("Waiting. Ctrl-C cancels."));
      context.environment().pause().of(INTERVAL);
    }
    return current(now);
  }

  /// The sign-in goes on while the gateway cannot be reached for a moment.
  private SignIn current(SignIn now) throws IOException, InterruptedException {
    try {
      return client.get(now.id());
    } catch (AdminException e) {
      throw e;
    } catch (IOException _) {
      context.environment().pause().of(INTERVAL);
      return client.get(now.id());
    }
  }

  private void show(SignIn signIn, Task task) {
    Output output = context.output();
    if (!output.isForPeople()) {
      return;
    }
    boolean browser = task.kind().equals("browser");
    output.line(
        Messages.text(
            browser
                ? "Open this address in a browser on this machine:"
                : "Open this address on any machine, sign in, and approve:"));
    output.line("");
    output.line("  " + task.address());
    if (task.code() != null) {
      output.line("");
      output.line("  " + Messages.text("Code: {0}", task.code()));
    }
    output.line("");
    if (!browser) {
      showCode(task.address());
    }
    output.hint(
        Messages.text(
            "The sign-in ends at {0}.",
            context.environment().times().absolute(signIn.expiresAt())));
  }

  private void showCode(String address) {
    Terminal terminal = context.environment().terminal();
    QrCode code = QrCode.of(address);
    if (terminal.showsOutput() && code.columns() <= terminal.columns()) {
      code.lines().forEach(context.output()::line);
    }
  }

  private SignIn pasted(SignIn now) throws IOException, InterruptedException {
    Terminal terminal = context.environment().terminal();
    if (!terminal.canAsk()) {
      throw new CliException(
          ExitCode.USAGE,
          Messages.text("There is no terminal to prompt for the address that the browser ends at."),
          Messages.text(
              "Run the command in a terminal, or without --paste on the machine with the browser."));
    }
    context
        .output()
        .hint(
            Messages.text(
                "The browser ends at a page that it cannot open. Copy the address of that page."));
    String address =
        terminal
            .ask(Messages.text("Address") + ": ")
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .orElseThrow(() ->
                new CliException(
                    ExitCode.NOT_CONFIRMED,
                    Messages.text("No address was entered. The sign-in is cancelled.")));
    try {
      return client.callback(now.id(), address);
    } catch (AdminException e) {
      if (!e.is(AdminErrorCode.WRONG_CALLBACK)) {
        throw e;
      }
      context.output().warn(String.valueOf(e.getMessage()));
      return now;
    }
  }

  /// Runs in a thread of the listener.
  private CallbackListener.Reply handOver(String id, String address) {
    try {
      SignIn next = client.callback(id, address);
      String further = next.task() == null ? next.page() : next.task().address();
      return new CallbackListener.Reply(
          further, next.message() + "\n" + Messages.text("You can close this page."));
    } catch (IOException e) {
      return new CallbackListener.Reply(null, String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      return new CallbackListener.Reply(null, Messages.text("The command was interrupted."));
    }
  }

  private String chosenProfile(SignIn signIn) {
    List<SignIn.Choice> profiles = signIn.profiles();
    Terminal terminal = context.environment().terminal();
    if (!terminal.canAsk()) {
      throw new CliException(
          ExitCode.USAGE,
          Messages.text(
              "The account has {0} profiles, and there is no terminal to ask.", profiles.size()),
          Messages.text("Run the command in a terminal."));
    }
    context.output().line(signIn.message());
    for (int i = 0; i < profiles.size(); i++) {
      SignIn.Choice profile = profiles.get(i);
      String name = profile.name() == null ? profile.id() : profile.name();
      context.output().line("  " + (i + 1) + "  " + name + " (" + profile.region() + ")");
    }
    String number =
        terminal.ask(Messages.text("Number of the profile") + ": ").map(String::strip).orElse("");
    if (!number.matches("[0-9]{1,4}")
        || Integer.parseInt(number) < 1
        || Integer.parseInt(number) > profiles.size()) {
      throw new CliException(
          ExitCode.NOT_CONFIRMED,
          Messages.text("No profile was chosen. The sign-in is cancelled."));
    }
    return profiles.get(Integer.parseInt(number) - 1).id();
  }

  private SignIn confirmed(SignIn signIn) throws IOException, InterruptedException {
    context.output().warn(signIn.message());
    context.confirm(Messages.text("Replace the account of credential #{0}?", signIn.again()));
    return client.confirm(signIn.id());
  }

  private void print(SignIn signIn) {
    context.output().printedAsStreamedDocument(signIn);
  }

  private int finish(SignIn end) {
    Output output = context.output();
    if (end.is(State.SUCCEEDED)) {
      if (output.isForPeople()) {
        if (output.isQuiet()) {
          output.line(String.valueOf(end.credentialId()));
        } else {
          output.success(end.message());
        }
      }
      return ExitCode.OK;
    }
    if (output.isForPeople()) {
      output.printError(end.message(), null);
    }
    return ExitCode.FAILED;
  }
}
