package io.github.kiro4j.server.credentials.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// By what a changed file is recognised without reading it.
///
/// @param key the file system's own id of the file; null where it has none
record FileStamp(FileTime modified, long size, @Nullable Object key) {

  /// No file.
  static final FileStamp NONE = new FileStamp(FileTime.fromMillis(0), -1, null);

  static FileStamp of(Path file) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(found.lastModifiedTime(), found.size(), found.fileKey());
    } catch (NoSuchFileException _) {
      return NONE;
    }
  }
}
