package io.github.kiro4j.server.credentials.store.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.RegularFile;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import io.github.kiro4j.server.encryption.EncryptionException;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// The format of the journal's file: a header of 16 bytes, frames, then zeros.
///
/// A frame has a marker, the length and the CRC-32C of its content (4 bytes each, big endian), and
/// the content: a JSON array that begins with the number of bytes of the file that were on disk
/// when the frame was written, and goes on with records. A loss of power can damage frames that
/// were written after the last force, in any order, so that a good frame may follow a damaged one;
/// damage to bytes that a later frame says were on disk is another kind.
///
/// The first versions of kiro4j wrote frames without that number, each after the frame before had
/// been forced to disk.
final class JournalFrames {

  static final int FRAME_HEADER = 12;

  private static final byte[] HEADER = "kiro4j tokens 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int MARKER = 0x4B344A46;
  private static final int MAX_BYTES = 1 << 28;

  private final Path file;
  private final ByteBuffer rest;
  private final EntryEncryption encryption;
  private final List<JournalRecord> records = new ArrayList<>();

  private JournalFrames(Path file, ByteBuffer rest, EntryEncryption encryption) {
    this.file = file;
    this.rest = rest;
    this.encryption = encryption;
  }

  static byte[] header() {
    return HEADER.clone();
  }

  /// @param forced the bytes of the file that are on disk
  /// @param encryption how the tokens are encrypted
  static byte[] frame(List<JournalRecord> records, long forced, EntryEncryption encryption) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode().add(forced);
    records.forEach(each -> json.add(each.toJson(encryption)));
    byte[] content = Json.bytes(json);
    return ByteBuffer.allocate(FRAME_HEADER + content.length)
        .putInt(MARKER)
        .putInt(content.length)
        .putInt(checksum(ByteBuffer.wrap(content)))
        .put(content)
        .array();
  }

  private static int checksum(ByteBuffer content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content);
    return (int) checksum.getValue();
  }

  /// The records of a file. Frames that were not on disk before a crash are left out where they are
  /// damaged.
  ///
  /// @throws CredentialFileException if the file is damaged in another way, or tokens cannot be
  ///   decrypted
  static List<JournalRecord> read(Path file, EntryEncryption encryption) throws IOException {
    byte[] content = RegularFile.read(file, MAX_BYTES);
    if (!Arrays.equals(HEADER, Arrays.copyOf(content, HEADER.length))) {
      throw damaged(file);
    }
    JournalFrames frames =
        new JournalFrames(file, ByteBuffer.wrap(content).position(HEADER.length), encryption);
    frames.read();
    return frames.records;
  }

  static CredentialFileException damaged(Path file) {
    return new CredentialFileException(
        file, "the file is damaged. It holds tokens that may be nowhere else; repair or remove it");
  }

  private void read() throws IOException {
    int end = rest.position();
    while (isBeforeFrame()) {
      int start = rest.position();
      JsonNode content = content();
      if (start > end && forcedBefore(content, start) > end) {
        throw damaged(file);
      }
      add(content);
      end = rest.position();
    }
  }

  /// Skips what is no frame.
  private boolean isBeforeFrame() {
    while (rest.hasRemaining() && !startsWithFrame()) {
      rest.get();
    }
    return rest.hasRemaining();
  }

  private boolean startsWithFrame() {
    int start = rest.position();
    if (rest.remaining() < FRAME_HEADER || rest.getInt(start) != MARKER) {
      return false;
    }
    int length = rest.getInt(start + 4);
    return length > 0
        && length <= rest.remaining() - FRAME_HEADER
        && rest.getInt(start + 8) == checksum(rest.slice(start + FRAME_HEADER, length));
  }

  private JsonNode content() throws IOException {
    byte[] content = new byte[rest.getInt(rest.position() + 4)];
    rest.position(rest.position() + FRAME_HEADER).get(content);
    try {
      return Json.MAPPER.readTree(content);
    } catch (JsonProcessingException | CharConversionException _) {
      throw damaged(file);
    }
  }

  private static long forcedBefore(JsonNode content, int start) {
    return content.path(0).isNumber() ? content.path(0).longValue() : start;
  }

  private void add(JsonNode content) throws IOException {
    try {
      for (JsonNode json : content) {
        if (!json.isNumber()) {
          records.add(JournalRecord.read(json, encryption));
        }
      }
    } catch (EncryptionException e) {
      throw new CredentialFileException(file, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | DateTimeException | InvalidEntryFieldException _) {
      throw damaged(file);
    }
  }
}
