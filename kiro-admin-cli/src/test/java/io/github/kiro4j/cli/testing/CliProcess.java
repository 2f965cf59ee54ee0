package io.github.kiro4j.cli.testing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kiro4j.api.admin.AdminClient;
import io.github.kiro4j.cli.KiroAdmin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Runs the command line as a process of its own, with what its jar holds and nothing else.
public final class CliProcess implements CommandRunner {

  private static final String CLASS_PATH =
      Stream.of(
              KiroAdmin.class,
              AdminClient.class,
              CommandLine.class,
              ObjectMapper.class,
              JsonParser.class,
              JsonCreator.class,
              org.yaml.snakeyaml.Yaml.class)
          .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
          .distinct()
          .collect(Collectors.joining(":"));

  private final Path folder;

  /// A runner.
  ///
  /// @param folder in which it runs, and which is its user's home
  public CliProcess(Path folder) {
    this.folder = folder;
  }

  @Override
  public Run run(List<String> arguments, Map<String, String> environment, @Nullable String input)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("kiro4j-cli", ".out");
    Path errors = Files.createTempFile("kiro4j-cli", ".err");
    try {
      Process process = builder(arguments, environment, input, output, errors).start();
      int exitCode = process.waitFor();
      return new Run(Files.readString(output), Files.readString(errors), exitCode);
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  private ProcessBuilder builder(
      List<String> arguments,
      Map<String, String> environment,
      @Nullable String input,
      Path output,
      Path errors) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", CLASS_PATH));
    command.addAll(List.of("-Duser.home=" + folder, "-Duser.timezone=UTC"));
    command.add(KiroAdmin.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder
        .redirectInput(input == null ? Path.of("/dev/null").toFile() : folder.resolve(input).toFile())
        .redirectOutput(output.toFile())
        .redirectError(errors.toFile());
  }
}
