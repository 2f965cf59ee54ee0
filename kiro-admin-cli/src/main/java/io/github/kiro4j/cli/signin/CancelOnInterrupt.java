package io.github.kiro4j.cli.signin;

import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.client.SignInClient;
import java.io.IOException;

/// Cancels a sign-in that the command leaves before its end: by Ctrl-C, or with an error.
final class CancelOnInterrupt implements AutoCloseable {

  private final SignInClient client;
  private final String id;
  private final Thread onExit = new Thread(this::interrupted, "cancel-sign-in");

  private CancelOnInterrupt(SignInClient client, String id) {
    this.client = client;
    this.id = id;
  }

  static CancelOnInterrupt of(SignInClient client, String id) {
    CancelOnInterrupt guard = new CancelOnInterrupt(client, id);
    Runtime.getRuntime().addShutdownHook(guard.onExit);
    return guard;
  }

  /// The terminal shows `^C` without a newline.
  private void interrupted() {
    System.out.println();
    System.out.flush();
    cancel();
  }

  /// A sign-in that has ended stays as it is.
  private void cancel() {
    try {
      client.cancel(id);
    } catch (AdminException _) {
      // The gateway has forgotten the sign-in, or is storing the tokens.
    } catch (IOException _) {
      // The sign-in ends by itself after 10 minutes.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
      cancel();
    } catch (IllegalStateException _) {
      // The process is ending, and the hook cancels.
    }
  }
}
