package io.github.kiro4j.server.credentials.store.journal;

import io.github.kiro4j.server.credentials.store.EntryEncryption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// What a journal holds, as a person can read it.
public final class JournalContents {

  private JournalContents() {}

  /// One line for each credential of the journal in a folder.
  ///
  /// @return empty without a journal
  public static String of(Path folder) throws IOException {
    Path file = TokenJournal.file(folder);
    return Files.exists(file)
        ? JournalState.of(JournalFrames.read(file, EntryEncryption.NONE)).records().stream()
            .map(each -> each.toJson(EntryEncryption.NONE).toString())
            .collect(Collectors.joining("\n"))
        : "";
  }
}
