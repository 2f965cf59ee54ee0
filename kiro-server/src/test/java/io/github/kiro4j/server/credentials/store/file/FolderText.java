package io.github.kiro4j.server.credentials.store.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Everything that the files of a folder have on disk.
public final class FolderText {

  private FolderText() {}

  public static String of(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(Files::isRegularFile).toList();
      StringBuilder text = new StringBuilder();
      for (Path file : found) {
        text.append(file)
            .append(": ")
            .append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip())
            .append('\n');
      }
      return text.toString();
    }
  }
}
