package io.github.kiro4j.server.credentials.store.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why a file cannot be used, in the words of an operator.
public final class FileProblem {

  private FileProblem() {}

  /// The reason without the name of the file.
  public static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "the folder or the file does not exist";
      case FileSystemException named when named.getReason() != null -> named.getReason();
      case FileSystemException _ -> "the folder or the file cannot be used";
      default -> String.valueOf(cause.getMessage());
    };
  }
}
