package io.github.kiro4j.server.credentials.store.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a second process away from a credentials file: two that refresh the same token void each
/// other's. The lock is on a file beside it, since the file itself is replaced by renames; the
/// operating system gives it up when the process ends, however that happens.
public final class StoreLock implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreLock.class);

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Locks a credentials file against a second process.
  ///
  /// @return null where no lock can be made, as in a folder that cannot be written to
  /// @throws CredentialFileException if another process has it
  public static @Nullable StoreLock of(Path file) throws IOException {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              file.resolveSibling(file.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      LOG.warn("{} cannot be locked against other processes: {}", file, e.toString());
      return null;
    }
    if (!isFree(channel)) {
      channel.close();
      throw new CredentialFileException(file, "another kiro4j uses it");
    }
    return new StoreLock(channel);
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
