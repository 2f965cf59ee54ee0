package io.github.kiro4j.server.credentials.refresh;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/// When a process received which token, in a file that outlives a kill. The times are those of
/// [System#nanoTime], which all processes of a machine share on Linux.
record Receipts(FileChannel channel) implements Closeable {

  static Receipts in(Path folder) throws IOException {
    return new Receipts(
        FileChannel.open(
            file(folder),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE));
  }

  private static Path file(Path folder) {
    return folder.resolve("receipts.txt");
  }

  synchronized void add(String token) throws IOException {
    String line = token + " " + System.nanoTime() + "\n";
    channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
  }

  /// The number of the newest token that was received before that time, by account.
  static Map<Integer, Integer> newestBefore(Path folder, long nanos) throws IOException {
    Map<Integer, Integer> newest = new HashMap<>();
    for (String line : Files.readAllLines(file(folder))) {
      String[] parts = line.split(" ", -1);
      if (parts.length == 2 && !parts[1].isEmpty() && Long.parseLong(parts[1]) < nanos) {
        String token = parts[0];
        newest.merge(
            RotatingAuthService.account(token), RotatingAuthService.number(token), Math::max);
      }
    }
    return newest;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
