package io.github.kiro4j.benchmarks.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What the operating system tells of a process by `/proc`; zero where there is none.
///
/// @param pid id of the process
public record ProcessFigures(long pid) {

  private static final Path PROC = Path.of("/proc");

  /// Unit of CPU times in `/proc`: USER_HZ is 100 on every Linux.
  private static final Duration TICK = Duration.ofMillis(10);

  private static final int INODE_FIELD = 9;
  private static final int UTIME_FIELD = 11;

  /// The process that listens on a port of the loopback or of every address.
  public static Optional<ProcessFigures> listeningOn(int port) throws IOException {
    Optional<String> inode = inode(port);
    if (inode.isEmpty()) {
      return Optional.empty();
    }
    String socket = "socket:[" + inode.get() + "]";
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (hasOpen(process, socket)) {
          return Optional.of(new ProcessFigures(Long.parseLong(process.getFileName().toString())));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inode(int port) throws IOException {
    for (String table : new String[] {"tcp", "tcp6"}) {
      Path file = PROC.resolve("net").resolve(table);
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          String[] fields = line.trim().split("\\s+", -1);
          boolean listens = fields[3].equals("0A");
          if (listens && fields[1].endsWith(":%04X".formatted(port))) {
            return Optional.of(fields[INODE_FIELD]);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasOpen(Path process, String socket) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (Files.readSymbolicLink(file).toString().equals(socket)) {
          return true;
        }
      }
      return false;
    } catch (IOException _) {
      // Another user's process, or one that has ended.
      return false;
    }
  }

  /// CPU time of all threads so far, in steps of 10 ms.
  public Duration cpu() throws IOException {
    Path stat = file("stat");
    if (!Files.exists(stat)) {
      return Duration.ZERO;
    }
    String line = Files.readString(stat);
    // The name in parentheses may contain spaces.
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[UTIME_FIELD]) + Long.parseLong(fields[UTIME_FIELD + 1]);
    return TICK.multipliedBy(ticks);
  }

  /// Resident memory now, in MiB.
  public long residentMebibytes() throws IOException {
    return status("VmRSS:");
  }

  /// The largest resident memory so far, in MiB.
  public long peakMebibytes() throws IOException {
    return status("VmHWM:");
  }

  private long status(String field) throws IOException {
    Path status = file("status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private Path file(String name) {
    return PROC.resolve(Long.toString(pid)).resolve(name);
  }
}
