package io.github.kiro4j.server.credentials.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file whose content is replaced as a whole or not at all, and is readable by its owner only.
///
/// The new content goes to a temporary file in the same folder, is forced to disk, and takes the
/// name by an atomic rename; then the folder is forced too. A crash at any instant leaves the old
/// content or the new one, and at worst a temporary file whose name begins with a dot.
public final class AtomicFile {

  private static final Logger LOG = LoggerFactory.getLogger(AtomicFile.class);

  private static final String SUFFIX = ".tmp";

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /// What is done when everything is on disk but the new name.
  @FunctionalInterface
  interface BeforeRename {

    /// Goes on, or leaves the file as it is.
    ///
    /// @param next by which the file will be recognised as long as nobody else changes it
    /// @throws IOException to leave the file as it is
    void accept(FileStamp next) throws IOException;
  }

  private AtomicFile() {}

  /// A symbolic link stays one; what it points to is replaced.
  public static void replace(Path file, byte[] content) throws IOException {
    replace(file, content, _ -> {});
  }

  /// Replaces a file.
  static void replace(Path file, byte[] content, BeforeRename beforeRename) throws IOException {
    try (PreparedFile next = PreparedFile.write(file, content)) {
      beforeRename.accept(FileStamp.of(next.temporary()));
      next.rename();
      next.forceName();
    }
  }

  /// Removes a file so that a crash does not bring it back.
  public static void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      force(file.toAbsolutePath().resolveSibling(""));
    }
  }

  /// Removes the temporary files that crashes left beside a file, and beside those whose names
  /// begin with its name. The caller makes sure that no other process writes the file.
  public static void cleanUp(Path file) {
    Path absolute = file.toAbsolutePath();
    String pattern = "." + absolute.getFileName();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(
            absolute.resolveSibling(""),
            each -> {
              String name = String.valueOf(each.getFileName());
              return name.startsWith(pattern) && name.endsWith(SUFFIX);
            })) {
      for (Path temporary : found) {
        Files.deleteIfExists(temporary);
        LOG.info("{}: removed a temporary file that a crash left", temporary);
      }
    } catch (IOException e) {
      LOG.warn("{}: temporary files beside it stay: {}", file, e.toString());
    }
  }

  static Path temporary(Path folder, String name) throws IOException {
    return isPosix(folder)
        ? Files.createTempFile(folder, "." + name, SUFFIX, OWNER_ONLY)
        : Files.createTempFile(folder, "." + name, SUFFIX);
  }

  /// Only POSIX systems can open a folder.
  static void force(Path folder) throws IOException {
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
