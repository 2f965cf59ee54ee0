package io.github.kiro4j.server.credentials.store.journal;

import io.github.kiro4j.server.credentials.store.NoDurablePlaceException;
import io.github.kiro4j.server.credentials.store.file.AtomicFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes groups of records to the journal's file, and keeps room in the file for the tokens of
/// every refresh that has begun. One thread writes; any thread may read the state.
final class JournalWriter implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

  /// The room that a refresh reserves. Tokens take 1 to 8 KiB; larger ones have the file grow when
  /// they arrive.
  static final int RESERVE = 16 << 10;

  /// A journal without content is rewritten once it is this long, so that past tokens do not stay
  /// on the disk.
  private static final int TIDY = 256 << 10;

  private static final int LARGE = 32 << 20;

  private final Path file;

  /// Changed under the monitor.
  private final JournalState state;

  private volatile @Nullable String problem;

  /// Null when there is none, or when it is unknown what reached the disk.
  private @Nullable JournalFile journal;

  JournalWriter(Path file, JournalState state) {
    this.file = file;
    this.state = state;
  }

  JournalState state() {
    return state;
  }

  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /// Writes the file anew.
  ///
  /// @return whether the file could be written; if not, the next group tries again
  boolean open() {
    try {
      journal = JournalFile.create(file, state.records(), 0);
      return true;
    } catch (IOException e) {
      fails(e);
      return false;
    }
  }

  /// Takes records of tokens that are no longer needed over into the state, before they are on
  /// disk.
  synchronized void forget(List<JournalRecord> records) {
    state.apply(records);
  }

  /// Forces the records of all steps to disk, and completes the steps.
  void write(List<Step> steps) {
    if (journal != null && !journal.isInPlace()) {
      LOG.warn("{} was deleted or replaced; it is written anew", file);
      abandon();
    }
    List<Step> accepted = new ArrayList<>(steps);
    try {
      makeRoom(steps);
    } catch (IOException e) {
      NoDurablePlaceException refusal = fails(e);
      steps.stream().filter(Step::reserves).forEach(step -> step.failed(refusal));
      accepted.removeIf(Step::reserves);
    }
    append(accepted);
    if (state.isEmpty() && journal != null && journal.position() > TIDY) {
      tidy();
    }
  }

  private void makeRoom(List<Step> steps) throws IOException {
    long refreshes = state.refreshes() + steps.stream().filter(Step::reserves).count();
    long room = refreshes * RESERVE + JournalFile.frame(records(steps)).length;
    if (journal == null) {
      journal = JournalFile.create(file, state.records(), room);
    } else if (journal.room() < room) {
      makeRoom(journal, room);
    }
    if (steps.stream().anyMatch(Step::reserves)) {
      works();
    }
  }

  /// A file that consists mostly of what is no longer needed is written anew, without that: while
  /// no refresh is under way, because its tokens would have to wait, or once the file is large.
  private void makeRoom(JournalFile present, long room) throws IOException {
    long needed = JournalFile.frame(state.records()).length;
    boolean mayWait = state.refreshes() == 0 || present.position() > LARGE;
    if (mayWait && needed < present.position() / 2) {
      JournalFile next = JournalFile.create(file, state.records(), room);
      journal = next;
      present.close();
    } else {
      present.grow(room);
    }
  }

  private void append(List<Step> steps) {
    List<JournalRecord> records = records(steps);
    try {
      if (!records.isEmpty()) {
        append(JournalFile.frame(records));
        take(records);
      }
      steps.forEach(Step::written);
    } catch (IOException e) {
      NoDurablePlaceException failure = fails(e);
      abandon();
      steps.forEach(step -> step.failed(failure));
    }
  }

  private void append(byte[] frame) throws IOException {
    if (journal == null) {
      journal = JournalFile.create(file, state.records(), frame.length);
    }
    journal.append(frame);
  }

  private synchronized void take(List<JournalRecord> records) {
    state.apply(records);
  }

  private static List<JournalRecord> records(List<Step> steps) {
    return steps.stream().flatMap(step -> step.records().stream()).toList();
  }

  /// It is unknown what reached the disk: the next group writes a new file.
  private void abandon() {
    if (journal != null) {
      try {
        journal.close();
      } catch (IOException e) {
        LOG.debug("{} cannot be closed", file, e);
      }
      journal = null;
    }
  }

  private void tidy() {
    abandon();
    try {
      journal = JournalFile.create(file, List.of(), 0);
    } catch (IOException e) {
      fails(e);
    }
  }

  private NoDurablePlaceException fails(IOException cause) {
    String sentence = "new tokens cannot be written to " + file + ": " + reason(cause);
    if (!sentence.equals(problem)) {
      LOG.error("{}. No token is refreshed until the file can be written", sentence);
    }
    problem = sentence;
    return new NoDurablePlaceException(sentence);
  }

  private void works() {
    if (problem != null) {
      LOG.info("{} can be written again", file);
      problem = null;
    }
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException named when named.getReason() != null -> named.getReason();
      case FileSystemException _ -> "the folder or the file cannot be used";
      default -> String.valueOf(cause.getMessage());
    };
  }

  /// A file without content is deleted.
  @Override
  public void close() throws IOException {
    boolean deletes = state.isEmpty() && journal != null && journal.isInPlace();
    abandon();
    if (deletes) {
      AtomicFile.delete(file);
    }
  }
}
