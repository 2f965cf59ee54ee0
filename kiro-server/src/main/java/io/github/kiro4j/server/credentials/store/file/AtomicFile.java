package io.github.kiro4j.server.credentials.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A file whose content is replaced as a whole or not at all, and is readable by its owner only.
///
/// The new content goes to a temporary file in the same folder, is forced to disk, and takes the
/// name by an atomic rename; then the folder is forced too. A crash at any instant leaves the old
/// content or the new one, and at worst a temporary file whose name begins with a dot.
public final class AtomicFile {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private AtomicFile() {}

  /// A symbolic link stays one; what it points to is replaced.
  public static void replace(Path file, byte[] content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = target.resolveSibling("");
    Path temporary = temporary(folder, String.valueOf(target.getFileName()));
    try {
      writeDurably(temporary, content);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    force(folder);
  }

  /// Removes a file so that a crash does not bring it back.
  public static void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      force(file.toAbsolutePath().resolveSibling(""));
    }
  }

  private static Path temporary(Path folder, String name) throws IOException {
    return isPosix(folder)
        ? Files.createTempFile(folder, "." + name, ".tmp", OWNER_ONLY)
        : Files.createTempFile(folder, "." + name, ".tmp");
  }

  private static void writeDurably(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /// Only POSIX systems can open a folder.
  private static void force(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static boolean isPosix(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
