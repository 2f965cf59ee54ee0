package io.github.kiro4j.server.admin.about;

import io.github.kiro4j.api.admin.operations.About.Build;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/// The file in which the build notes its commit.
final class BuildFile {

  private static final String NAME = "/kiro4j-build.properties";

  private BuildFile() {}

  /// The commit that this gateway was built from; empty if it was not built in a Git repository.
  static Optional<Build> read() throws IOException {
    try (InputStream file = BuildFile.class.getResourceAsStream(NAME)) {
      return file == null ? Optional.empty() : read(file);
    }
  }

  static Optional<Build> read(InputStream file) throws IOException {
    Properties properties = new Properties();
    properties.load(file);
    String revision = properties.getProperty("git.commit.id.abbrev", "");
    return revision.isEmpty()
        ? Optional.empty()
        : Optional.of(new Build(revision, properties.getProperty("git.commit.time", "")));
  }
}
