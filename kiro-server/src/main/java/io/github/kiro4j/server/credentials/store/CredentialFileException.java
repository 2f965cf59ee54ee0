package io.github.kiro4j.server.credentials.store;

import java.io.IOException;
import java.nio.file.Path;

/// The credentials file cannot be used as it is. The message names the place and never quotes it.
public final class CredentialFileException extends IOException {

  private static final long serialVersionUID = 1L;

  CredentialFileException(Path file, String problem) {
    super(file + ": " + problem);
  }
}
