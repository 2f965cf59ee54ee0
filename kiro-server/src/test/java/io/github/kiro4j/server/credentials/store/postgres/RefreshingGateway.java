package io.github.kiro4j.server.credentials.store.postgres;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.journal.JournalingStore;
import io.github.kiro4j.server.database.Database;
import io.github.kiro4j.server.database.DatabaseUrl;
import io.github.kiro4j.server.database.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// A process that makes one refresh over a shared table and prints a word at each step. After each
/// word the process waits for a line. Its auth service replaces `first` by `second`.
final class RefreshingGateway {

  static final Duration LEASE = Duration.ofSeconds(3);

  private RefreshingGateway() {}

  public static void main(String[] arguments) throws Exception {
    SharedDatabase shared =
        new SharedDatabase(
            new Database(DatabaseUrl.parse(arguments[0]), 2),
            new TableName(TestCredentialTable.TABLE),
            new MetricRegistry());
    CredentialStore store =
        JournalingStore.before(
            new PostgresCredentialStore(
                shared,
                new MachineId(null),
                new RefreshLeases(shared, EntryEncryption.NONE, "killed", LEASE, Thread::sleep),
                EntryEncryption.NONE),
            Path.of(arguments[1]),
            EntryEncryption.NONE);
    Credential known = store.load().getFirst();
    try (RefreshPermit _ = store.beginRefresh(known, true).orElseThrow()) {
      say("begun");
      say("answered");
      store.saveTokens(known, TestCredentialTable.tokens("second"));
      say("saved");
    }
  }

  private static void say(String word) throws IOException {
    System.out.println(word);
    int sent = System.in.read();
    if (sent < 0) {
      throw new IOException("nothing answers");
    }
  }
}
