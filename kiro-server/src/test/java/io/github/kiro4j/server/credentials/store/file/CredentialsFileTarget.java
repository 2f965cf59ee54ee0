package io.github.kiro4j.server.credentials.store.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.protocol.fuzz.Fuzzing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/// Fuzzes the reader of credentials files: a file is refused with an error that names the file, or
/// has entries that are the same after the file was written.
public final class CredentialsFileTarget {

  private static final Path FILE = Path.of("credentials.json");

  private CredentialsFileTarget() {}

  public static void fuzzerInitialize() {
    Fuzzing.loadClasses(CredentialsFileTarget.class, CredentialsFileTarget::fuzzerTestOneInput);
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
      if (!haveSameValues(document, CredentialDocument.parse(FILE, document.toBytes()))) {
        throw new AssertionError("another file is written than was read");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the gateway cannot read the file that it writes", e);
    }
  }

  private static boolean haveSameValues(CredentialDocument one, CredentialDocument other) {
    return json(one).equals(CredentialsFileTarget::compare, json(other));
  }

  private static JsonNode json(CredentialDocument document) {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    document.entries().forEach(entry -> entries.add(entry.stored().toJson()));
    return entries;
  }

  /// The number `7E0` is written as `7`.
  private static int compare(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue())
        : one.equals(other) ? 0 : 1;
  }
}
