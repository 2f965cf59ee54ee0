package io.github.kiro4j.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: the version in the manifest of the jar, and that of Java.
final class ReleaseVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Objects.requireNonNullElse(
            ReleaseVersion.class.getPackage().getImplementationVersion(), "unpackaged");
    return new String[] {"kiro4j %s (Java %s)".formatted(version, Runtime.version())};
  }
}
