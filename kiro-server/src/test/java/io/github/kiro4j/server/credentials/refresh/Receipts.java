package io.github.kiro4j.server.credentials.refresh;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which token a process received when, in files that outlive a kill, by two clocks. The clock of
/// the process ticks at most once a millisecond, as a virtual thread among those that refresh. With
/// one carrier thread that clock stands still while other processes keep the carrier, and with the
/// carrier the thread that received a token, from the cores. The other clock is
/// [System#nanoTime()], which all processes of a machine share: it also sees a write that blocks
/// the carrier, and needs a machine that does nothing else.
final class Receipts implements Closeable {

  private final FileChannel channel;
  private final MappedByteBuffer ticks;
  private volatile boolean closed;

  private Receipts(FileChannel channel, MappedByteBuffer ticks) {
    this.channel = channel;
    this.ticks = ticks;
  }

  static Receipts in(Path folder) throws IOException {
    try (FileChannel clock = open(folder.resolve("ticks"))) {
      Receipts receipts =
          new Receipts(
              open(folder.resolve("receipts")),
              clock.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES));
      Thread.ofVirtual().name("clock").start(receipts::tick);
      return receipts;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  private void tick() {
    while (!closed) {
      ticks.putLong(0, ticks.getLong(0) + 1);
      LockSupport.parkNanos(1_000_000);
    }
  }

  synchronized void add(String token) throws IOException {
    String line = token + " " + ticks.getLong(0) + " " + System.nanoTime() + " .\n";
    channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
  }

  /// The number of the newest token of each account that a process had received so many ticks of
  /// its own clock before its end.
  static Map<Integer, Integer> newestBeforeEnd(Path folder, long age) throws IOException {
    long end = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("ticks"))).getLong();
    return newest(folder, receipt -> receipt.tick() <= end - age);
  }

  /// The number of the newest token of each account that a process had received by this
  /// [System#nanoTime()].
  static Map<Integer, Integer> newestAt(Path folder, long nanos) throws IOException {
    return newest(folder, receipt -> receipt.nanos() - nanos <= 0);
  }

  private static Map<Integer, Integer> newest(Path folder, Predicate<Receipt> counts)
      throws IOException {
    return Files.readAllLines(folder.resolve("receipts")).stream()
        .map(line -> line.split(" ", -1))
        .filter(parts -> parts.length == 4 && parts[3].equals("."))
        .map(parts -> new Receipt(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
        .filter(counts)
        .collect(
            Collectors.toMap(
                receipt -> RotatingAuthService.account(receipt.token()),
                receipt -> RotatingAuthService.number(receipt.token()),
                Math::max));
  }

  private record Receipt(String token, long tick, long nanos) {}

  @Override
  public void close() throws IOException {
    closed = true;
    channel.close();
  }
}
