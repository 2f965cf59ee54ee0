package io.github.kiro4j.cli.testing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.zxing.qrcode.encoder.Encoder;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.cli.AotTraining;
import io.github.kiro4j.cli.KiroAdmin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/// The command line as the launcher starts it: with the same JVM options, with the classes of its
/// jar and no others, and with an ahead-of-time cache, which more than halves the time of each
/// process.
///
/// @param command the command line of the process, without the arguments of the program
public record CliProgram(List<String> command) {

  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable", "-Xlog:all=error:stderr");

  public CliProgram {
    command = List.copyOf(command);
  }

  /// The program without a cache, for few processes.
  public static CliProgram withoutCache() {
    List<String> command = java();
    String classPath = codeSources().map(Path::toString).collect(Collectors.joining(":"));
    command.addAll(List.of("-cp", classPath, KiroAdmin.class.getName()));
    return new CliProgram(command);
  }

  /// Packs the program and trains its cache.
  ///
  /// @param folder for jars and cache
  public static CliProgram build(Path folder) throws IOException, InterruptedException {
    String classPath =
        codeSources()
            .map(location -> jar(location, folder).toString())
            .collect(Collectors.joining(":"));
    Path cache = folder.resolve("cli.aot");
    List<String> training = java();
    training.addAll(
        List.of("-XX:AOTCacheOutput=" + cache, "-cp", classPath, AotTraining.class.getName()));
    Process process = new ProcessBuilder(training).inheritIO().start();
    if (process.waitFor() != 0 || !Files.exists(cache)) {
      throw new IOException("the training of the ahead-of-time cache failed: " + training);
    }
    List<String> command = java();
    command.addAll(List.of("-XX:AOTCache=" + cache, "-Duser.timezone=UTC", "-cp", classPath));
    command.add(KiroAdmin.class.getName());
    return new CliProgram(command);
  }

  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    return command;
  }

  private static Stream<Path> codeSources() {
    return Stream.of(
            KiroAdmin.class,
            AdminClient.class,
            CommandLine.class,
            ObjectMapper.class,
            JsonParser.class,
            JsonCreator.class,
            Yaml.class,
            Encoder.class)
        .map(type -> Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()))
        .distinct();
  }

  /// A cache needs jars: folders of classes are packed.
  private static Path jar(Path location, Path folder) {
    if (!Files.isDirectory(location)) {
      return location;
    }
    Path jar = folder.resolve(location.toString().replaceAll("\\W", "_") + ".jar");
    int exitCode =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, "cf", jar.toString(), "-C", location.toString(), ".");
    if (exitCode != 0) {
      throw new IllegalStateException("jar failed for " + location);
    }
    return jar;
  }
}
