package io.github.kiro4j.cli.input;

import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A text that must not be shown.
///
/// @param value the text itself
public record SecretText(String value) {

  /// Reads a secret, without the white space around it.
  ///
  /// @param file that holds it and nothing else; `-` for standard input
  /// @param what it is, for messages
  /// @throws CliException if there is none in it
  public static SecretText read(String file, String what, InputStream standardInput) {
    InputFile input = InputFile.read(file, standardInput);
    String text = new String(input.content(), StandardCharsets.UTF_8).strip();
    if (text.isEmpty() || text.lines().count() > 1) {
      throw new CliException(
          ExitCode.USAGE,
          input.name() + " has to hold " + what + " in one line, and nothing else.");
    }
    return new SecretText(text);
  }

  @Override
  public String toString() {
    return "***";
  }
}
