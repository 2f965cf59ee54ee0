package io.github.kiro4j.server.credentials.store.journal;

import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.NoDurablePlaceException;
import io.github.kiro4j.server.credentials.store.file.AtomicFile;
import io.github.kiro4j.server.credentials.store.file.FileProblem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes records to the journal's file, forces them to disk, and keeps room in the file for the
/// tokens of every refresh that has begun. Any thread may write records and read the state; one
/// thread does what waits for the disk ([#force]), and holds the monitor at no time while it waits.
final class JournalWriter implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

  /// The room that a refresh reserves. Tokens take 1 to 8 KiB; larger ones have the file grow when
  /// they arrive.
  static final int RESERVE = 16 << 10;

  /// A journal without content is rewritten once it is this long, so that past tokens do not stay
  /// on the disk.
  private static final int TIDY = 256 << 10;

  private static final int LARGE = 32 << 20;

  /// The room that is allocated before any refresh needs it, so that neither a refresh nor its
  /// tokens wait until the file has grown.
  private static final int AHEAD = JournalFile.BLOCK / 2;

  private final Path file;
  private final EntryEncryption encryption;

  /// What the records on disk add up to. Changed under the monitor.
  private final JournalState state;

  /// Steps that are not on disk for certain, in the order in which the file has them. Without a
  /// file, they wait for one here. Guarded by the monitor.
  private final List<JournalStep> unforced = new ArrayList<>();

  private volatile @Nullable String problem;

  /// Null when there is none, or when it is unknown what reached the disk. Changed by the thread
  /// that forces, under the monitor.
  private volatile @Nullable JournalFile journal;

  /// @param encryption how the tokens are encrypted
  JournalWriter(Path file, JournalState state, EntryEncryption encryption) {
    this.file = file;
    this.state = state;
    this.encryption = encryption;
  }

  JournalState state() {
    return state;
  }

  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /// Writes the file anew.
  ///
  /// @return whether the file could be written; if not, the next force tries again
  boolean open() {
    try {
      replace(0);
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

  /// Hands the records of a step to the operating system, so that a kill of this process does not
  /// lose them. The next [#force] completes the step.
  synchronized void write(JournalStep step) {
    unforced.add(step);
    JournalFile present = journal;
    if (present != null && !present.isBroken() && !step.records().isEmpty()) {
      try {
        present.append(step.records());
      } catch (IOException e) {
        fails(e);
      }
    }
  }

  /// Makes room for the refreshes that are about to begin, forces to disk what has been written,
  /// and completes all those steps.
  ///
  /// @param reserving steps that are not written before there is room for what follows them
  void force(List<JournalStep> reserving) {
    if (!reserving.isEmpty()) {
      begin(reserving);
    }
    List<JournalStep> group = unforced();
    if (!group.isEmpty()) {
      forceToDisk(group);
    }
    makeRoomAhead();
  }

  private void begin(List<JournalStep> reserving) {
    try {
      makeRoom(reservedRoom() + (long) reserving.size() * RESERVE);
      works();
      reserving.forEach(this::write);
    } catch (IOException e) {
      NoDurablePlaceException refusal = fails(e);
      reserving.forEach(step -> step.failed(refusal));
    }
  }

  private List<JournalStep> unforcedAfter(int count) {
    return List.copyOf(unforced.subList(count, unforced.size()));
  }

  private synchronized List<JournalStep> unforced() {
    return unforcedAfter(0);
  }

  private void forceToDisk(List<JournalStep> group) {
    try {
      usableFile(reservedRoom()).force();
      take(group);
      group.forEach(JournalStep::written);
    } catch (IOException e) {
      fail(group, fails(e));
    }
  }

  private synchronized void take(List<JournalStep> group) {
    group.forEach(step -> state.apply(step.records()));
    unforced.subList(0, group.size()).clear();
  }

  /// Fails all steps that have been written and are not on disk for certain.
  void fail(IOException cause) {
    fail(unforced(), cause);
  }

  private void fail(List<JournalStep> group, IOException cause) {
    JournalFile unknown = abandon(group.size());
    if (unknown != null) {
      close(unknown);
    }
    group.forEach(step -> step.failed(cause));
  }

  private synchronized @Nullable JournalFile abandon(int failed) {
    unforced.subList(0, failed).clear();
    JournalFile unknown = journal;
    journal = null;
    return unknown;
  }

  private long reservedRoom() {
    return (long) state.refreshes() * RESERVE;
  }

  private void makeRoom(long room) throws IOException {
    JournalFile present = usableFile(room);
    if (present.room() >= room) {
      return;
    }
    if (isMostlyPast(present)) {
      replace(room);
    } else {
      present.grow(room);
    }
  }

  /// A file that consists mostly of what is no longer needed is written anew, without that: while
  /// no refresh is under way, because its tokens would have to wait, or once the file is large.
  private boolean isMostlyPast(JournalFile present) {
    boolean mayWait = state.refreshes() == 0 || present.position() > LARGE;
    return mayWait
        && JournalFrames.frame(state.records(), 0, encryption).length < present.position() / 2;
  }

  /// Allocates the room that later refreshes will need. If that fails, the refresh that lacks the
  /// room fails.
  private void makeRoomAhead() {
    JournalFile present = journal;
    try {
      if (present != null && state.isEmpty() && present.position() > TIDY) {
        replace(0);
      } else if (present != null) {
        makeRoom(reservedRoom() + AHEAD);
      }
    } catch (IOException e) {
      LOG.debug("{} does not grow ahead of time", file, e);
    }
  }

  private JournalFile usableFile(long room) throws IOException {
    JournalFile present = journal;
    if (present != null && !present.isBroken() && present.isInPlace()) {
      return present;
    }
    if (present != null) {
      LOG.warn("{} was deleted or replaced, or cannot be written; it is written anew", file);
    }
    return replace(room);
  }

  /// Writes a new file aside. What is written to the present file meanwhile follows, before the new
  /// file takes the name of the present one at once.
  private JournalFile replace(long room) throws IOException {
    List<JournalRecord> records;
    int known;
    synchronized (this) {
      records = new ArrayList<>(state.records());
      records.addAll(records(unforced));
      known = unforced.size();
    }
    JournalFile next = JournalFile.prepare(file, records, room, encryption);
    try {
      takePlace(next, known);
      next.forceName();
    } catch (IOException e) {
      next.markBroken();
      throw e;
    }
    return next;
  }

  /// @param known the number of unforced steps that the new file has
  private void takePlace(JournalFile next, int known) throws IOException {
    JournalFile past;
    try {
      past = exchange(next, known);
    } catch (IOException e) {
      close(next);
      throw e;
    }
    if (past != null) {
      close(past);
    }
  }

  private synchronized @Nullable JournalFile exchange(JournalFile next, int known)
      throws IOException {
    List<JournalRecord> later = records(unforcedAfter(known));
    if (!later.isEmpty()) {
      next.append(later);
    }
    next.rename();
    JournalFile past = journal;
    journal = next;
    return past;
  }

  private static List<JournalRecord> records(List<JournalStep> steps) {
    return steps.stream().flatMap(step -> step.records().stream()).toList();
  }

  private void close(JournalFile past) {
    try {
      past.close();
    } catch (IOException e) {
      LOG.debug("{} cannot be closed", file, e);
    }
  }

  private NoDurablePlaceException fails(IOException cause) {
    String sentence = "new tokens cannot be written to " + file + ": " + FileProblem.reason(cause);
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

  /// A file without content is deleted.
  @Override
  public void close() throws IOException {
    JournalFile last = journal;
    if (last != null) {
      last.close();
    }
    if (last != null && last.isInPlace() && state.isEmpty()) {
      AtomicFile.delete(file);
    }
  }
}
