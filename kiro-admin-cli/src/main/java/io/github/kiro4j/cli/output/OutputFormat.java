package io.github.kiro4j.cli.output;

import java.util.Locale;

/// The form in which results are printed.
public enum OutputFormat {
  TABLE,
  JSON,
  YAML;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
