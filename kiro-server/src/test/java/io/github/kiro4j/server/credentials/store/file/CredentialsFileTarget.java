package io.github.kiro4j.server.credentials.store.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/// Fuzzes the reader of credentials files: a file is refused with an error that names the file, or
/// has entries that are the same after the file was written.
public final class CredentialsFileTarget {

  private static final Path FILE = Path.of("credentials.json");

  private CredentialsFileTarget() {}

  /// Loads the classes, which takes long with Jazzer's instrumentation and would count as the time
  /// of the first input.
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(new byte[0]);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    read(input).ifPresent(CredentialsFileTarget::use);
  }

  private static Optional<CredentialDocument> read(byte[] content) {
    try {
      return Optional.of(CredentialDocument.parse(FILE, content));
    } catch (CredentialFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void use(CredentialDocument document) {
    document.credentials().forEach(credential -> credential.label());
    try {
      document.requireUsable();
    } catch (CredentialFileException _) {
      // An entry that cannot be used is an error for the operator.
    }
    try {
      if (!document.isSame(CredentialDocument.parse(FILE, document.toBytes()))) {
        throw new AssertionError("another file is written than was read");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the gateway cannot read the file that it writes", e);
    }
  }
}
