package io.github.kiro4j.cli.input;

import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file from the command line, read into memory.
public final class InputFile {

  private static final String STANDARD_INPUT = "-";
  private static final int MAX_BYTES = 64 * 1024 * 1024;

  private final String name;
  private final byte[] content;

  private InputFile(String name, byte[] content) {
    this.name = name;
    this.content = content;
  }

  /// Reads a file.
  ///
  /// @param name `-` for standard input
  /// @throws CliException if the file cannot be read
  public static InputFile read(String name, InputStream standardInput) {
    return name.equals(STANDARD_INPUT)
        ? new InputFile(Messages.text("standard input"), content(name, standardInput))
        : read(name, Path.of(name));
  }

  /// The name as the operator typed it; `standard input` for `-`.
  public String name() {
    return name;
  }

  /// The whole content; not a copy.
  public byte[] content() {
    return content;
  }

  private static InputFile read(String name, Path path) {
    if (Files.isDirectory(path)) {
      throw unusable(Messages.text("{0} is a folder; name a file.", name));
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw unusable(
          Messages.text(
              "{0} is a device or a pipe; name a regular file, or - for standard input.", name));
    }
    try (InputStream input = Files.newInputStream(path)) {
      return new InputFile(name, content(name, input));
    } catch (NoSuchFileException _) {
      throw unusable(Messages.text("The file {0} does not exist.", name));
    } catch (AccessDeniedException _) {
      throw unusable(Messages.text("You have no permission to read {0}.", name));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static byte[] content(String name, InputStream input) {
    try {
      byte[] content = input.readNBytes(MAX_BYTES);
      if (content.length == MAX_BYTES) {
        throw unusable(Messages.text("{0} is larger than 64 MiB.", name));
      }
      return content;
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static CliException unreadable(String name, IOException cause) {
    return unusable(Messages.text("{0} cannot be read: {1}.", name, cause.getMessage()));
  }

  private static CliException unusable(String problem) {
    return new CliException(ExitCode.USAGE, problem);
  }

  @Override
  public String toString() {
    return "InputFile[" + name + "]";
  }
}
