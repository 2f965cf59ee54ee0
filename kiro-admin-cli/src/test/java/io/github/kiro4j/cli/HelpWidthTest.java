package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.cli.command.CommandEnvironment;
import io.github.kiro4j.cli.output.DisplayWidth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The help of every command fits a terminal of 80 columns.
class HelpWidthTest {

  private static final int COLUMNS = 80;

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN"})
  void everyHelpFitsTheTerminal(String language) throws Exception {
    List<String> lines =
        output(language, List.of(java(), "-cp", classPath(), Printer.class.getName()));

    assertThat(lines).hasSizeGreaterThan(500);
    assertThat(lines).allSatisfy(HelpWidthTest::fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN"})
  void theHelpOfTheLauncherFitsTheTerminal(String language) throws Exception {
    List<String> lines = output(language, List.of("bash", "./kiro", "help"));

    assertThat(lines).hasSizeGreaterThan(20);
    assertThat(lines).allSatisfy(HelpWidthTest::fits);
  }

  private static void fits(String line) {
    assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(COLUMNS);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static List<String> output(String language, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(Path.of("..").toFile()).redirectErrorStream(true);
    builder.environment().putAll(Map.of("KIRO4J_LANG", language, "COLUMNS", "" + COLUMNS));
    Process process = builder.start();
    List<String> lines;
    try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
      lines = reader.lines().toList();
    }
    assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    return lines;
  }

  /// Prints the help of all commands.
  static final class Printer {

    private Printer() {}

    public static void main(String[] arguments) {
      print(KiroAdmin.commandLine(CommandEnvironment.ofProcess()).setUsageHelpWidth(COLUMNS));
    }

    private static void print(CommandLine command) {
      System.out.writeBytes(command.getUsageMessage().getBytes(StandardCharsets.UTF_8));
      command.getSubcommands().values().forEach(Printer::print);
    }
  }
}
