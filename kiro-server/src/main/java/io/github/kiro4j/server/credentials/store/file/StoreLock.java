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

/// Locks a credentials file against a second process: two processes that refresh the same token
/// invalidate each other's tokens. The lock is on a file beside the credentials file, which itself
/// is replaced by renames. The operating system releases the lock when the process ends in any way.
public final class StoreLock implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreLock.class);

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Locks a credentials file against a second process.
  ///
  /// @return null where the lock file cannot be created, as in a read-only folder
  /// @throws CredentialFileException if another process holds the lock
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
      throw new CredentialFileException(file, "another kiro4j process uses the file");
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
