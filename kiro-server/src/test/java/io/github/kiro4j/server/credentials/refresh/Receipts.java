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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Which token a process received when, in files that outlive a kill. A clock in the process ticks
/// at most once a millisecond, as a virtual thread among those that refresh. With one carrier
/// thread the clock stands still while other processes keep the carrier, and with the carrier the
/// thread that received a token, from the cores. The clock goes on while such a thread is parked.
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
    String line = token + " " + ticks.getLong(0) + "\n";
    channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
  }

  /// The number of the newest token of each account that a process had received so many ticks
  /// before its end.
  static Map<Integer, Integer> newestBeforeEnd(Path folder, long age) throws IOException {
    long end = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("ticks"))).getLong();
    Map<Integer, Integer> newest = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("receipts"))) {
      String[] parts = line.split(" ", -1);
      if (parts.length == 2 && !parts[1].isEmpty() && Long.parseLong(parts[1]) <= end - age) {
        newest.merge(
            RotatingAuthService.account(parts[0]), RotatingAuthService.number(parts[0]), Math::max);
      }
    }
    return newest;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    channel.close();
  }
}
