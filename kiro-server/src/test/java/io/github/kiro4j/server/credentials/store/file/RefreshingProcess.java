package io.github.kiro4j.server.credentials.store.file;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.journal.WriteBehindStore;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestKeys;
import java.nio.file.Path;
import java.time.Instant;

/// A process with a store that makes one refresh after the other, until the process is killed or
/// has made the number in its arguments. Its token service replaces `refresh-6` by `refresh-7`. The
/// process prints the generation that it uses, and uses none that is not stored.
final class RefreshingProcess {

  private RefreshingProcess() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    CredentialStore store =
        WriteBehindStore.over(
            FileCredentialStore.open(
                folder.resolve("credentials.json"),
                StateFile.in(folder),
                new MachineId(null),
                encryption(arguments[2])),
            folder);
    Credential credential = store.load().getFirst();
    for (long left = Long.parseLong(arguments[1]); left > 0; left--) {
      int next = generation(credential) + 1;
      IssuedTokens tokens =
          new IssuedTokens(
              new Secret("access-" + next),
              new Secret("refresh-" + next),
              Instant.parse("2026-03-04T05:06:07Z"),
              null);
      credential = store.saveTokens(credential, tokens);
      System.out.println(generation(credential));
    }
  }

  /// @param form `encrypted` or `plain`
  static EntryEncryption encryption(String form) {
    return form.equals("encrypted") ? TestKeys.encryption("killed") : EntryEncryption.NONE;
  }

  static int generation(Credential credential) {
    String token = credential.refreshToken().orElseThrow().value();
    return Integer.parseInt(token.substring("refresh-".length()));
  }
}
