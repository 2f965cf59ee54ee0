package io.github.kiro4j.cli.signin;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.api.admin.client.SignInClient;
import io.github.kiro4j.api.admin.signin.SignInMethod;
import io.github.kiro4j.api.admin.signin.SignInRequest;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.input.SecretText;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.terminal.Terminal;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Signs in to Kiro, for a new credential or for one whose sign-in has ended.
@Command(
    name = "sign-in",
    description = {
      "Signs in to Kiro and adds the account as a credential, or with --again replaces the sign-in "
          + "of a credential, which keeps its id, priority, proxy and statistics.",
      "The gateway may run on another machine: a code can be approved anywhere, and a browser calls "
          + "back to the machine on which this command runs."
    },
    sortOptions = false,
    footer = {
      "",
      "  " + Program.VARIABLE + " admin credentials sign-in --builder-id",
      "  "
          + Program.VARIABLE
          + " admin credentials sign-in --idc https://example.awsapps.com/start",
      "  " + Program.VARIABLE + " admin credentials sign-in --google --browser",
      "  " + Program.VARIABLE + " admin credentials sign-in --builder-id --again 3"
    })
public final class SignInCommand extends AdminCommand {

  @ArgGroup(exclusive = true, multiplicity = "1")
  Way way = new Way();

  /// The ways to sign in.
  static final class Way {
    @Option(names = "--builder-id", description = "AWS Builder ID, by a code.")
    boolean builderId;

    @Option(
        names = "--idc",
        paramLabel = "START_URL",
        description =
            "IAM Identity Center of your organisation, by a code. Your administrator knows the "
                + "start URL, such as https://example.awsapps.com/start.")
    @Nullable String idc;

    @Option(names = "--google", description = "Google, by a code.")
    boolean google;

    @Option(names = "--github", description = "GitHub, by a code.")
    boolean github;

    @Option(
        names = "--portal",
        description =
            "The sign-in page of Kiro, with a browser on this machine: every kind of account, and "
                + "the only way for Entra ID and Okta.")
    boolean portal;

    @Option(
        names = "--api-key",
        description = "An API key, from a prompt. Make one on the page app.kiro.dev.")
    boolean apiKey;

    @Option(
        names = "--api-key-file",
        paramLabel = "FILE",
        description = "An API key, from a file; - is standard input.")
    @Nullable String apiKeyFile;
  }

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "AWS region of IAM Identity Center; by default the gateway's.")
  @Nullable String region;

  @Option(
      names = "--browser",
      description = "With --idc, --google or --github: with a browser on this machine, not a code.")
  boolean browser;

  @Option(
      names = "--paste",
      description =
          "Open no port for the browser: paste the address that the browser cannot open. For a "
              + "command that runs on another machine than the browser.")
  boolean paste;

  @Option(
      names = "--again",
      paramLabel = "ID",
      description = "Replace the sign-in of this credential.")
  @Nullable Long again;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    SignInMethod method = method();
    SignInClient client = context.client().signIns();
    SocialWarning.show(context, method, again);
    Optional<CallbackListener> listener =
        method.callsBack() && !paste
            ? CallbackListener.open(client.list().ports())
            : Optional.empty();
    try {
      SignInRequest request =
          new SignInRequest(
              method.wireName(),
              way.idc,
              region,
              listener.map(CallbackListener::port).orElse(null),
              method == SignInMethod.API_KEY ? apiKey(context.environment().terminal()) : null,
              again);
      return new SignInDialog(context, client, listener).run(request);
    } finally {
      listener.ifPresent(CallbackListener::close);
    }
  }

  private SignInMethod method() {
    SignInMethod code = byCode();
    if (!browser) {
      return code;
    }
    return switch (code) {
      case IDC -> SignInMethod.IDC_BROWSER;
      case GOOGLE -> SignInMethod.GOOGLE_BROWSER;
      case GITHUB -> SignInMethod.GITHUB_BROWSER;
      case PORTAL -> SignInMethod.PORTAL;
      default ->
          throw new CliException(
              ExitCode.USAGE,
              Messages.text("--browser is for --idc, --google, --github and --portal."),
              Messages.text("Leave out --browser."));
    };
  }

  private SignInMethod byCode() {
    if (way.idc != null) {
      return SignInMethod.IDC;
    }
    if (way.google) {
      return SignInMethod.GOOGLE;
    }
    if (way.github) {
      return SignInMethod.GITHUB;
    }
    if (way.portal) {
      return SignInMethod.PORTAL;
    }
    return way.builderId ? SignInMethod.BUILDER_ID : SignInMethod.API_KEY;
  }

  private String apiKey(Terminal terminal) {
    if (way.apiKeyFile != null) {
      return SecretText.read(way.apiKeyFile, Messages.text("the API key"), terminal.input())
          .value();
    }
    if (!terminal.canAsk()) {
      throw new CliException(
          ExitCode.USAGE,
          Messages.text("There is no terminal to prompt for the API key."),
          Messages.text("Name a file with --api-key-file FILE (- for standard input)."));
    }
    return terminal
        .askSecret(Messages.text("API key (begins with ksk_; made at https://app.kiro.dev)") + ": ")
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .orElseThrow(() ->
            new CliException(
                ExitCode.NOT_CONFIRMED,
                Messages.text("No API key was entered. Nothing was changed.")));
  }
}
