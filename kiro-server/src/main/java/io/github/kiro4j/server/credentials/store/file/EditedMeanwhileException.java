package io.github.kiro4j.server.credentials.store.file;

import java.nio.file.Path;

/// Another program has edited the credentials file between reading and writing it; the edit was not
/// overwritten.
final class EditedMeanwhileException extends CredentialFileException {

  private static final long serialVersionUID = 1L;

  EditedMeanwhileException(Path file) {
    super(file, "another program has just edited the file, so that it was not written; try again");
  }
}
