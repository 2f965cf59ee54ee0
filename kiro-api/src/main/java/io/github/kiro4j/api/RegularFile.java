package io.github.kiro4j.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads files that a person or a configuration names. A folder, a device or a pipe is refused
/// before it is opened, and no more than a given number of bytes is read: a device never ends, and
/// a pipe may block for ever.
public final class RegularFile {

  /// The limit of files that people write: configurations, credentials, certificates, keys.
  public static final int MAX_BYTES = 8 << 20;

  private RegularFile() {}

  /// The content of a regular file of at most [#MAX_BYTES], or of one that a symbolic link names.
  ///
  /// @throws IOException if there is no such file, or if it is another kind of file or too large;
  ///   the message is a sentence that names the file
  public static byte[] read(Path file) throws IOException {
    return read(file, MAX_BYTES);
  }

  /// The content of a regular file of at most so many bytes, a multiple of a MiB.
  ///
  /// @throws IOException as [#read(Path)]
  public static byte[] read(Path file, int maxBytes) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new UnusableFileException(
          file + " is a folder, a device or a pipe and is not read; name a regular file");
    }
    try (InputStream input = Files.newInputStream(file)) {
      byte[] content = input.readNBytes(maxBytes);
      if (content.length == maxBytes && input.read() >= 0) {
        throw new UnusableFileException(
            "%s is larger than %d MiB and is not read; name a smaller file"
                .formatted(file, maxBytes >> 20));
      }
      return content;
    }
  }

  /// The content of a regular file of at most [#MAX_BYTES] as text.
  ///
  /// @throws IOException as [#read(Path)], or if the file is not UTF-8
  public static String readText(Path file) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read(file))).toString();
    } catch (CharacterCodingException e) {
      throw new UnusableFileException(file + " is not encoded in UTF-8", e);
    }
  }
}
