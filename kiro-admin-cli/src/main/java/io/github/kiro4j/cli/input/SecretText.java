package io.github.kiro4j.cli.input;

import io.github.kiro4j.api.PastedText;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A text that must not be printed.
///
/// @param value the secret in clear
public record SecretText(String value) {

  /// Reads a secret, without the white space around it.
  ///
  /// @param file a file that has nothing but the secret in it; `-` for standard input
  /// @param what the secret's name in error texts
  /// @throws CliException if the file is empty or has more than one line
  public static SecretText read(String file, String what, InputStream standardInput) {
    InputFile input = InputFile.read(file, standardInput);
    String text = PastedText.trimmed(new String(input.content(), StandardCharsets.UTF_8));
    if (text.isEmpty() || text.lines().count() > 1) {
      throw new CliException(
          ExitCode.USAGE,
          Messages.text("{0} must have {1} in one line, and nothing else.", input.name(), what));
    }
    return new SecretText(text);
  }

  @Override
  public String toString() {
    return "***";
  }
}
