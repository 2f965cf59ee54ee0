package io.github.kiro4j.server.credentials.store.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.RegularFile;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.file.AtomicFile;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// An append-only file of records whose space is allocated beforehand, so that an append changes no
/// metadata of the file system and cannot fail for want of space.
///
/// After a header of 16 bytes the file consists of frames, then of zeros. A frame has a marker, the
/// length and the CRC-32C of its content (4 bytes each, big endian), and the content: a JSON array
/// of the records that were forced to disk together. The next frame is written only after that, so
/// that a crash damages the last frame at most. Not safe for use by many threads.
final class JournalFile implements Closeable {

  /// The file grows by this many bytes.
  static final int BLOCK = 4 << 20;

  static final int FRAME_HEADER = 12;

  private static final byte[] HEADER = "kiro4j tokens 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int MARKER = 0x4B344A46;
  private static final int MAX_BYTES = 1 << 28;

  private final Path file;
  private final FileChannel channel;

  /// The file system's own id of the file; null where it has none.
  private final @Nullable Object key;

  private long position;
  private long size;

  private JournalFile(Path file, FileChannel channel, long position, long size) throws IOException {
    this.file = file;
    this.channel = channel;
    this.key = keyOf(file);
    this.position = position;
    this.size = size;
  }

  /// Writes a new file in the place of an earlier one, by an atomic rename.
  ///
  /// @param room the bytes that can be appended before the file has to grow
  static JournalFile create(Path file, List<JournalRecord> records, long room) throws IOException {
    byte[] frame = records.isEmpty() ? new byte[0] : frame(records);
    int used = HEADER.length + frame.length;
    ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(roundedUp(used + room)));
    content.put(HEADER).put(frame);
    return new JournalFile(
        file, AtomicFile.create(file, content.array()), used, content.capacity());
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

  private static long roundedUp(long bytes) {
    return Math.ceilDiv(bytes, BLOCK) * (long) BLOCK;
  }

  /// The records of a file. A last frame that was not written completely is left out.
  ///
  /// @throws CredentialFileException if the file is damaged in another way
  static List<JournalRecord> read(Path file) throws IOException {
    byte[] content = RegularFile.read(file, MAX_BYTES);
    if (!Arrays.equals(HEADER, Arrays.copyOf(content, HEADER.length))) {
      throw damaged(file);
    }
    ByteBuffer rest = ByteBuffer.wrap(content).position(HEADER.length);
    List<JournalRecord> records = new ArrayList<>();
    while (startsWithFrame(rest)) {
      records.addAll(records(file, content(rest)));
    }
    if (hasFrame(rest)) {
      throw damaged(file);
    }
    return records;
  }

  private static boolean startsWithFrame(ByteBuffer rest) {
    if (rest.remaining() < FRAME_HEADER || rest.getInt(rest.position()) != MARKER) {
      return false;
    }
    int length = rest.getInt(rest.position() + 4);
    if (length <= 0 || length > rest.remaining() - FRAME_HEADER) {
      return false;
    }
    return rest.getInt(rest.position() + 8)
        == checksum(rest.slice(rest.position() + FRAME_HEADER, length));
  }

  private static boolean hasFrame(ByteBuffer rest) {
    ByteBuffer candidate = rest.duplicate();
    while (candidate.hasRemaining()) {
      if (startsWithFrame(candidate)) {
        return true;
      }
      candidate.get();
    }
    return false;
  }

  private static byte[] content(ByteBuffer rest) {
    byte[] content = new byte[rest.getInt(rest.position() + 4)];
    rest.position(rest.position() + FRAME_HEADER).get(content);
    return content;
  }

  private static List<JournalRecord> records(Path file, byte[] content) throws IOException {
    List<JournalRecord> records = new ArrayList<>();
    try {
      for (JsonNode json : Json.MAPPER.readTree(content)) {
        records.add(JournalRecord.read(json));
      }
      return records;
    } catch (JsonProcessingException
        | CharConversionException
        | IllegalArgumentException
        | DateTimeException
        | InvalidEntryFieldException _) {
      throw damaged(file);
    }
  }

  static CredentialFileException damaged(Path file) {
    return new CredentialFileException(
        file, "the file is damaged. It holds tokens that may be nowhere else; repair or remove it");
  }

  private static int checksum(ByteBuffer content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content);
    return (int) checksum.getValue();
  }

  /// The frame of records that are forced to disk together.
  static byte[] frame(List<JournalRecord> records) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    records.forEach(each -> json.add(each.toJson()));
    byte[] content = Json.bytes(json);
    return ByteBuffer.allocate(FRAME_HEADER + content.length)
        .putInt(MARKER)
        .putInt(content.length)
        .putInt(checksum(ByteBuffer.wrap(content)))
        .put(content)
        .array();
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
    long next = roundedUp(position + room);
    if (next > size) {
      write(ByteBuffer.allocate(Math.toIntExact(next - size)), size);
      channel.force(true);
      size = next;
    }
  }

  /// Appends a frame and forces it to disk.
  ///
  /// @throws IOException if the frame may not be on disk; the file must not be appended to then
  void append(byte[] frame) throws IOException {
    write(ByteBuffer.wrap(frame), position);
    boolean grown = position + frame.length > size;
    channel.force(grown);
    position += frame.length;
    size = Math.max(size, position);
  }

  private void write(ByteBuffer bytes, long at) throws IOException {
    long next = at;
    while (bytes.hasRemaining()) {
      next += channel.write(bytes, next);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
