package io.github.kiro4j.server.credentials.store.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A file of the gateway cannot be used as it is. The message names the file and the line and never
/// quotes the content.
public class CredentialFileException extends IOException {

  private static final long serialVersionUID = 1L;

  public CredentialFileException(Path file, String problem) {
    super(file + ": " + problem);
  }

  /// @param problems complete sentences, each with file and line
  CredentialFileException(List<String> problems) {
    super(String.join("\n", problems));
  }

  CredentialFileException(Path file, int line, String problem) {
    super(file + ", line " + line + ": " + problem);
  }
}
