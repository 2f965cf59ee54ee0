package io.github.kiro4j.cli.signin;

import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.signin.SignInMethod;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Says before the start what a code does to other accounts of Google and GitHub.
final class SocialWarning {

  private SocialWarning() {}

  /// Asks only where there is another account that the sign-in may sign out.
  static void show(CommandContext context, SignInMethod method, @Nullable Long again)
      throws IOException, InterruptedException {
    if (!method.isSocialDevice() || !hasAnother(context, again)) {
      return;
    }
    context
        .output()
        .warn(
            Messages.text(
                "A second Google or GitHub account that signs in by a code signs the first one out, and"
                    + " the approval page signs in whichever Kiro account the browser has open. With"
                    + " --browser, and a separate browser profile for each account, both stay signed"
                    + " in."));
    if (context.environment().terminal().canAsk()) {
      context.confirm(Messages.text("Sign in by a code nevertheless?"));
    }
  }

  private static boolean hasAnother(CommandContext context, @Nullable Long again)
      throws IOException, InterruptedException {
    for (CredentialStatus credential : context.client().credentials().credentials()) {
      boolean social = LoginKind.SOCIAL.wireName().equals(credential.authMethod());
      if (social && (again == null || again != credential.id())) {
        return true;
      }
    }
    return false;
  }
}
