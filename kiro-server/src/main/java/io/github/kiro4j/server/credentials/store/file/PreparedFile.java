package io.github.kiro4j.server.credentials.store.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// The next content of a file, on disk under a temporary name in the same folder and readable by
/// its owner only. A prepared file that has not been renamed is deleted when it is closed.
///
/// @param temporary the name before the rename
/// @param target the name after the rename
public record PreparedFile(Path temporary, Path target) implements Closeable {

  /// Writes the content and forces it to disk.
  ///
  /// @param file a symbolic link stays one; what it points to is replaced by the rename
  public static PreparedFile write(Path file, byte[] content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path temporary = temporary(target);
    PreparedFile prepared = new PreparedFile(temporary, target);
    try {
      prepared.write(content);
      return prepared;
    } catch (IOException e) {
      prepared.close();
      throw e;
    }
  }

  /// @throws FileSystemException that names the target: the name of the temporary file is another
  ///   one at each attempt
  private static Path temporary(Path target) throws IOException {
    try {
      return AtomicFile.temporary(target.resolveSibling(""), String.valueOf(target.getFileName()));
    } catch (FileSystemException e) {
      FileSystemException named =
          new FileSystemException(target.toString(), null, FileProblem.reason(e));
      named.initCause(e);
      throw named;
    }
  }

  private void write(byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /// Takes the name of the file at once. A loss of power may undo the rename until [#forceName].
  public void rename() throws IOException {
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Forces the rename to disk.
  public void forceName() throws IOException {
    AtomicFile.force(target.resolveSibling(""));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(temporary);
  }
}
