package io.github.kiro4j.server.encryption;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.api.RegularFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/// A file with a [Keyset] in its text form. The owner's group may read the file, as in volumes that
/// container platforms mount; others may not.
public final class KeyFile {

  private static final Set<PosixFilePermission> FORBIDDEN =
      Set.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.GROUP_WRITE);

  private KeyFile() {}

  /// Reads the keys of a file.
  ///
  /// @throws EncryptionException if the file is missing, is not a regular file, can be opened by
  ///   others, or has no usable keys
  public static Keyset read(Path file) throws EncryptionException {
    try {
      requirePrivate(file);
      return Keyset.parse(file.toString(), RegularFile.readText(file));
    } catch (EncryptionException e) {
      throw e;
    } catch (NoSuchFileException _) {
      throw new EncryptionException(
          "the key file "
              + file
              + " does not exist; restore it, or make a first key with "
              + Program.name()
              + " db new-key "
              + file);
    } catch (FileSystemException e) {
      throw new EncryptionException("the key file " + file + " cannot be read: " + reason(e));
    } catch (IOException e) {
      throw new EncryptionException("the key file cannot be read: " + e.getMessage());
    }
  }

  private static String reason(FileSystemException e) {
    return e.getReason() == null ? "permission denied" : e.getReason();
  }

  private static void requirePrivate(Path file) throws IOException {
    try {
      if (Files.getPosixFilePermissions(file).stream().anyMatch(FORBIDDEN::contains)) {
        throw new EncryptionException(
            "other users of this machine can read or write the key file "
                + file
                + "; run: chmod 600 "
                + file);
      }
    } catch (UnsupportedOperationException _) {
      // The file system has no POSIX permissions.
    }
  }

  /// Writes a new file with a new key, for its owner only.
  ///
  /// @throws EncryptionException if there is a file of that name, or it cannot be written
  public static void create(Path file, SecureRandom random) throws EncryptionException {
    try {
      Path created =
          isPosix(file)
              ? Files.createFile(
                  file,
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rw-------")))
              : Files.createFile(file);
      Files.writeString(created, Keyset.newKey(random) + '\n');
    } catch (FileAlreadyExistsException _) {
      throw new EncryptionException(
          file + " exists already and is not changed; choose another name");
    } catch (NoSuchFileException _) {
      throw new EncryptionException("the folder of " + file + " does not exist; create it");
    } catch (IOException e) {
      throw new EncryptionException(file + " cannot be written: " + e.getMessage());
    }
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
