package io.github.kiro4j.server.credentials.store.journal;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Records on their way to the disk, and what came of them.
final class JournalStep {

  /// Tells the thread that forces to end.
  static final JournalStep LAST = new JournalStep(List.of());

  private final List<JournalRecord> records;
  private final CompletableFuture<Void> outcome = new CompletableFuture<>();

  /// @param records empty to have the thread that forces find out whether the disk can be written
  JournalStep(List<JournalRecord> records) {
    this.records = List.copyOf(records);
  }

  List<JournalRecord> records() {
    return records;
  }

  /// Whether room for the tokens of a refresh must be reserved.
  boolean reserves() {
    return records.isEmpty() || records.stream().anyMatch(JournalRecord.Begun.class::isInstance);
  }

  void written() {
    outcome.complete(null);
  }

  void failed(IOException cause) {
    outcome.completeExceptionally(cause);
  }

  /// Waits until the records are on disk; an interrupt does not end the wait.
  void await() throws IOException {
    try {
      outcome.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
