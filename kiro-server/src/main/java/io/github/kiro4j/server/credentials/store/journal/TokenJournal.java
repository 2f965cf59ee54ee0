package io.github.kiro4j.server.credentials.store.journal;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.NoDurablePlaceException;
import io.github.kiro4j.server.credentials.store.UnsavedTokens;
import io.github.kiro4j.server.credentials.store.file.AtomicFile;
import io.github.kiro4j.server.credentials.store.file.StoreLock;
import io.github.kiro4j.server.secret.Fingerprint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `kiro4j-tokens.journal`: which credentials are being refreshed, and new tokens that are not in
/// the store. What [#begin] and [#record] were given is on disk when they return. A journal that
/// holds nothing is deleted when it is closed.
///
/// Safe for use by many threads. New tokens are written by the thread that brings them, at once, so
/// that a kill of this process does not lose them; one thread forces to disk all that was written
/// before. That thread is never interrupted, because an interrupt would close the file.
final class TokenJournal implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(TokenJournal.class);
  private static final String NAME = "kiro4j-tokens.journal";

  private final Path file;
  private final JournalWriter writer;

  /// Steps that were written, and steps that are written once there is room for a refresh.
  private final BlockingQueue<JournalStep> queue = new LinkedBlockingQueue<>();

  private final Thread thread;

  /// Null where the lock file cannot be created.
  private final @Nullable StoreLock lock;

  /// Guarded by the monitor.
  private boolean closed;

  private TokenJournal(Path file, JournalWriter writer, @Nullable StoreLock lock) {
    this.file = file;
    this.lock = lock;
    this.writer = writer;
    this.thread = Thread.ofPlatform().daemon().name("token-journal").unstarted(this::force);
  }

  /// Takes over what an earlier process left in that folder.
  ///
  /// @param encryption how the tokens are encrypted
  /// @throws io.github.kiro4j.server.credentials.store.file.CredentialFileException if a file there
  ///   is damaged or cannot be decrypted: it may hold the only copy of a token; or if another
  ///   process uses the folder
  static TokenJournal in(Path folder, EntryEncryption encryption) throws IOException {
    Files.createDirectories(folder);
    Path file = file(folder);
    StoreLock lock = StoreLock.of(file);
    try {
      return in(folder, encryption, lock);
    } catch (IOException | RuntimeException e) {
      if (lock != null) {
        lock.close();
      }
      throw e;
    }
  }

  private static TokenJournal in(Path folder, EntryEncryption encryption, @Nullable StoreLock lock)
      throws IOException {
    Path file = file(folder);
    if (lock != null) {
      AtomicFile.cleanUp(folder.resolve("kiro4j-"));
    }
    JournalState earlier = left(folder, encryption);
    reportInterrupted(earlier);
    earlier.endRefreshes();
    TokenJournal journal =
        new TokenJournal(file, new JournalWriter(file, earlier, encryption), lock);
    if (journal.writer.open()) {
      EarlierJournal.delete(folder);
    }
    journal.thread.start();
    return journal;
  }

  /// What an earlier process left in that folder; nothing is changed.
  ///
  /// @throws io.github.kiro4j.server.credentials.store.file.CredentialFileException if a file there
  ///   is damaged or cannot be decrypted
  static JournalState left(Path folder, EntryEncryption encryption) throws IOException {
    JournalState state = JournalState.of(EarlierJournal.read(folder));
    Path file = file(folder);
    if (Files.exists(file)) {
      state.apply(JournalFrames.read(file, encryption));
    }
    return state;
  }

  static Path file(Path folder) {
    return folder.resolve(NAME);
  }

  private static void reportInterrupted(JournalState state) {
    for (long id : state.refreshing()) {
      LOG.warn(
          "credential #{} was being refreshed when the gateway ended. If the auth service issued"
              + " new tokens, they are lost, and the account must sign in again",
          id);
    }
    for (long id : state.unsaved().keySet()) {
      LOG.info("credential #{}: new tokens of the last run are in the journal", id);
    }
  }

  Path file() {
    return file;
  }

  Map<Long, UnsavedTokens> unsaved() {
    return writer.state().unsaved();
  }

  Optional<UnsavedTokens> unsaved(long id) {
    return writer.state().unsaved(id);
  }

  /// Why new tokens cannot be kept at the moment; empty if they can. Never waits for I/O: while
  /// there is a problem, every call has the thread that forces try again.
  Optional<String> problem() {
    Optional<String> problem = writer.problem();
    if (problem.isPresent() && queue.isEmpty()) {
      submit(new JournalStep(List.of()));
    }
    return problem;
  }

  /// A refresh is about to begin. When this method returns, there is room on the disk for the new
  /// tokens.
  ///
  /// @throws NoDurablePlaceException if there is none, so that the refresh must not begin
  void begin(Credential credential) throws IOException {
    String token = credential.refreshToken().map(Fingerprint::of).orElse("");
    append(List.of(new JournalRecord.Begun(credential.id(), token)));
  }

  /// A refresh ended without new tokens.
  void end(long id) {
    if (writer.state().isRefreshing(id)) {
      tryAppend(List.of(new JournalRecord.Ended(id)));
    }
  }

  /// Keeps new tokens. If the journal already has tokens of the credential, the store still has a
  /// refresh token that those replaced.
  void record(Credential refreshed, IssuedTokens tokens) throws IOException {
    UnsavedTokens next =
        unsaved(refreshed.id())
            .map(earlier -> earlier.followedBy(refreshed, tokens))
            .orElseGet(() -> UnsavedTokens.of(refreshed, tokens));
    append(List.of(new JournalRecord.Received(refreshed.id(), next)));
  }

  /// The tokens are in the store, or belong to a login that the store no longer has.
  void forget(Map<Long, UnsavedTokens> saved) {
    List<JournalRecord> records = new ArrayList<>();
    saved.forEach(
        (id, tokens) -> records.add(new JournalRecord.Saved(id, tokens.accessFingerprint())));
    if (!records.isEmpty()) {
      writer.forget(records);
      tryAppend(records);
    }
  }

  /// Appends what a later run can do without.
  private void tryAppend(List<JournalRecord> records) {
    try {
      append(records);
    } catch (IOException e) {
      LOG.debug("{}: records without tokens are not on disk", file, e);
    }
  }

  private void append(List<JournalRecord> records) throws IOException {
    JournalStep appended = new JournalStep(records);
    if (!submit(appended)) {
      throw new NoDurablePlaceException(file + " is closed: the gateway is stopping");
    }
    appended.await();
  }

  private synchronized boolean submit(JournalStep step) {
    if (closed) {
      return false;
    }
    if (!step.reserves()) {
      writer.write(step);
    }
    return queue.add(step);
  }

  private void force() {
    List<JournalStep> group = new ArrayList<>();
    try {
      while (!group.contains(JournalStep.LAST)) {
        group.clear();
        group.add(queue.take());
        queue.drainTo(group);
        force(group.stream().filter(step -> step.reserves() && step != JournalStep.LAST).toList());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing interrupts the journal", e);
    }
  }

  /// A step that nothing completes would be waited for without end.
  private void force(List<JournalStep> reserving) {
    try {
      writer.force(reserving);
    } catch (RuntimeException | Error e) {
      LOG.error("{} could not be written", file, e);
      IOException failure = new IOException(file + " could not be written", e);
      reserving.forEach(step -> step.failed(failure));
      writer.fail(failure);
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      queue.add(JournalStep.LAST);
    }
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    writer.close();
    if (lock != null) {
      lock.close();
    }
  }
}
