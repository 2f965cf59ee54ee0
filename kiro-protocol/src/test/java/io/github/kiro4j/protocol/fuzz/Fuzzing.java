package io.github.kiro4j.protocol.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Searches with Jazzer for inputs that a target does not survive.
///
/// A target is a class with a method `public static void fuzzerTestOneInput(byte[] input)`, which
/// throws if the input uncovers a defect, and with a method `public static void
/// fuzzerInitialize()`, which calls [#loadClasses]. Its seeds are the files below `fuzz/NAME` of
/// the test resources, where `NAME` is the simple name of the class. An input that was found
/// belongs there, too.
///
/// `-Dfuzz.seconds=600` searches for ten minutes instead of 20 seconds; `-Dfuzz.seconds=0` does not
/// search.
public final class Fuzzing {

  /// How long a target is searched.
  public static final int SECONDS = Integer.getInteger("fuzz.seconds", 20);

  private static final Duration START_AND_END = Duration.ofMinutes(2);

  private static final int LINES_OF_REPORT = 40;

  private Fuzzing() {}

  /// The seeds of a target.
  public static Stream<Path> seeds(Class<?> target) throws IOException {
    try (Stream<Path> files = Files.list(seedFolder(target))) {
      return files.sorted().toList().stream();
    }
  }

  /// Runs a target with all seeds, before the search begins. The first run of a target loads its
  /// classes, which takes long with Jazzer's instrumentation and would count as the time of the
  /// first input.
  public static void loadClasses(Class<?> target, Consumer<byte[]> run) {
    try (Stream<Path> seeds = seeds(target)) {
      for (Path seed : seeds.toList()) {
        run.accept(Files.readAllBytes(seed));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Searches for [#SECONDS] seconds in one process per target, all at the same time.
  ///
  /// @return a report of each target for which an input was found
  public static List<String> findings(Class<?>... targets) throws Exception {
    List<Search> searches = new ArrayList<>();
    try {
      for (Class<?> target : targets) {
        searches.add(Search.of(target));
      }
      List<String> findings = new ArrayList<>();
      for (Search search : searches) {
        findings.addAll(search.await());
      }
      return findings;
    } finally {
      searches.forEach(search -> search.process().destroyForcibly());
    }
  }

  private static Path seedFolder(Class<?> target) {
    String name = "/fuzz/" + target.getSimpleName();
    URL folder = Objects.requireNonNull(target.getResource(name), name);
    return Path.of(URI.create(folder.toString()));
  }

  private record Search(Class<?> target, Path folder, Process process) {

    static Search of(Class<?> target) throws IOException {
      Path folder = Path.of("target", "fuzz", target.getSimpleName()).toAbsolutePath();
      Path corpus = Files.createDirectories(folder.resolve("corpus"));
      Process process =
          new ProcessBuilder(command(target, folder, corpus))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log(folder).toFile())
              .start();
      return new Search(target, folder, process);
    }

    /// libFuzzer adds to the first folder only.
    private static List<String> command(Class<?> target, Path folder, Path corpus) {
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+EnableDynamicAgentLoading",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Xmx512m",
          "-cp",
          System.getProperty("java.class.path"),
          "com.code_intelligence.jazzer.Jazzer",
          "--target_class=" + target.getName(),
          "--instrumentation_includes=io.github.kiro4j.**",
          "--reproducer_path=" + folder,
          "-max_total_time=" + SECONDS,
          "-max_len=16384",
          "-timeout=10",
          // The heap is limited. libFuzzer would count the peak of the process that started it,
          // too.
          "-rss_limit_mb=0",
          "-artifact_prefix=" + folder + "/",
          corpus.toString(),
          seedFolder(target).toString());
    }

    private static Path log(Path folder) {
      return folder.resolve("log.txt");
    }

    List<String> await() throws InterruptedException {
      boolean ended = process.waitFor(SECONDS + START_AND_END.toSeconds(), TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? List.of() : List.of(report());
    }

    private String report() {
      return """
      %s fails for an input that stands in %s. Copy the input to src/test/resources/fuzz/%s, and fix the defect.
      %s
      """
          .formatted(target.getName(), folder, target.getSimpleName(), endOfLog());
    }

    private String endOfLog() {
      try {
        List<String> lines = Files.readAllLines(log(folder));
        int skipped = Math.max(0, lines.size() - LINES_OF_REPORT);
        return String.join("\n", lines.subList(skipped, lines.size()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
