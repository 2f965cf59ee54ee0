package io.github.kiro4j.server.credentials.store.journal;

import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.file.PreparedFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An append-only file of records ([JournalFrames]) whose space is allocated beforehand, so that an
/// append changes no metadata of the file system and cannot fail for want of space.
///
/// Any thread may append. One thread forces the file to disk and has the file grow, and keeps no
/// append waiting meanwhile. That thread must never be interrupted, because an interrupt would
/// close the file; threads that append may be.
final class JournalFile implements Closeable {

  /// The file grows by this many bytes.
  static final int BLOCK = 4 << 20;

  /// Zeros are written in pieces, between which appends have their turn.
  private static final int PIECE = 64 << 10;

  private final Path file;
  private final PreparedFile prepared;
  private final EntryEncryption encryption;

  /// Appends: other than a channel, it is not closed by the interrupt of a thread that writes.
  private final RandomAccessFile appends;

  private final FileChannel channel;

  /// The file system's own id of the file; null where it has none.
  private final @Nullable Object key;

  /// The bytes in use. Changed under the monitor.
  private volatile long position;

  /// The allocated bytes. Changed under the monitor.
  private volatile long size;

  /// The bytes that are on disk for certain. Changed by the thread that forces.
  private volatile long forced;

  /// Whether an append or a force failed, so that it is unknown what reached the disk.
  private volatile boolean broken;

  private JournalFile(
      Path file,
      PreparedFile prepared,
      EntryEncryption encryption,
      RandomAccessFile appends,
      long position)
      throws IOException {
    this.file = file;
    this.prepared = prepared;
    this.encryption = encryption;
    this.appends = appends;
    this.channel = appends.getChannel();
    this.key = keyOf(prepared.temporary());
    this.position = position;
    this.forced = position;
    this.size = channel.size();
  }

  /// Writes a new file under a temporary name, and forces it to disk.
  ///
  /// @param room the bytes that can be appended before the file has to grow
  /// @param encryption how the tokens of all records are encrypted
  static JournalFile prepare(
      Path file, List<JournalRecord> records, long room, EntryEncryption encryption)
      throws IOException {
    byte[] header = JournalFrames.header();
    byte[] frame = records.isEmpty() ? new byte[0] : JournalFrames.frame(records, 0, encryption);
    int used = header.length + frame.length;
    ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(roundedUp(used + room)));
    content.put(header).put(frame);
    PreparedFile prepared = PreparedFile.write(file, content.array());
    try {
      RandomAccessFile appends = new RandomAccessFile(prepared.temporary().toFile(), "rw");
      return new JournalFile(file, prepared, encryption, appends, used);
    } catch (IOException e) {
      prepared.close();
      throw e;
    }
  }

  /// Takes the place of the earlier file by an atomic rename. Waits for no disk.
  void rename() throws IOException {
    prepared.rename();
  }

  /// Forces the rename to disk.
  void forceName() throws IOException {
    prepared.forceName();
  }

  private static @Nullable Object keyOf(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /// Whether the name still stands for this file: what is appended to a file that somebody deleted
  /// or replaced is lost.
  boolean isInPlace() {
    try {
      return Objects.equals(keyOf(file), key);
    } catch (IOException _) {
      return false;
    }
  }

  boolean isBroken() {
    return broken;
  }

  void markBroken() {
    broken = true;
  }

  private static long roundedUp(long bytes) {
    return Math.ceilDiv(bytes, BLOCK) * (long) BLOCK;
  }

  /// The bytes in use.
  long position() {
    return position;
  }

  /// The bytes that can be appended before the file has to grow.
  long room() {
    return size - position;
  }

  /// Allocates more space on the disk.
  ///
  /// @throws IOException if there is none; what was allocated before stays
  void grow(long room) throws IOException {
    long before = size;
    while (room() < room || size % BLOCK != 0) {
      growByPiece();
    }
    if (size > before) {
      force(true);
    }
  }

  private synchronized void growByPiece() throws IOException {
    long at = size;
    long next = at - at % PIECE + PIECE;
    ByteBuffer zeros = ByteBuffer.allocate(Math.toIntExact(next - at));
    while (zeros.hasRemaining()) {
      channel.write(zeros, at + zeros.position());
    }
    size = next;
  }

  /// Hands a frame to the operating system, which keeps the frame if this process is killed.
  ///
  /// @throws IOException if the frame may not be in the file; the file takes no other frame then
  synchronized void append(List<JournalRecord> records) throws IOException {
    byte[] frame = JournalFrames.frame(records, forced, encryption);
    try {
      appends.seek(position);
      appends.write(frame);
    } catch (IOException e) {
      broken = true;
      throw e;
    }
    position += frame.length;
    size = Math.max(size, position);
  }

  /// Forces to disk what was appended before the call.
  void force() throws IOException {
    long end = position;
    force(false);
    forced = end;
  }

  private void force(boolean metadata) throws IOException {
    try {
      channel.force(metadata);
    } catch (IOException e) {
      broken = true;
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    appends.close();
    prepared.close();
  }
}
