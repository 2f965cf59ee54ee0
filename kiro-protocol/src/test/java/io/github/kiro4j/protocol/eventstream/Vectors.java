package io.github.kiro4j.protocol.eventstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The test data in `eventstream-vectors`, whose NOTICE states their source.
final class Vectors {

  private Vectors() {}

  static byte[] read(String path) {
    String resource = "/eventstream-vectors/" + path;
    try (InputStream in = Vectors.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
