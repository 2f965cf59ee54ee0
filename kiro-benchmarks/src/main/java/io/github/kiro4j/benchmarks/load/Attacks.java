package io.github.kiro4j.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// The attacks.
final class Attacks {

  private static final String GZIP = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n";

  private static final String WRONG_KEY = "sk-not-the-right-key";

  private static final Duration DRIP = Duration.ofSeconds(1);

  private Attacks() {}

  static List<Attack> all() throws IOException {
    return List.of(
        gzipBombs(),
        new Attack("stop-sequences", 3, whole(Bodies.stopSequences(100_000))),
        new Attack("million-messages", 4, whole(Bodies.messages(1_000_000))),
        wrongKeys(),
        new Attack("large-bodies", 12, whole(Bodies.longText(45))),
        new Attack("allowed-large-bodies", 12, whole(Bodies.longText(31))),
        new Attack("dripped-headers", 200, Attacks::dripHeaders),
        new Attack("dripped-bodies", 200, Attacks::dripBody),
        new Attack("empty-events", 4, stream(Bodies.EMPTY_EVENTS)),
        new Attack("hostile-pdf", 4, whole(Bodies.pdf(20_000_000))),
        new Attack("streams-700-of-1024-files", 700, 1024, stream(Bodies.ENDLESS)));
  }

  /// 20 connections that send 50 kB a second each: 1 MB/s.
  private static Attack gzipBombs() throws IOException {
    byte[] bomb = Bodies.gzipBomb(256);
    return new Attack(
        "gzip-bombs-without-key",
        20,
        target -> {
          try (RawClient client = RawClient.connect(target)) {
            client.send(RawClient.head("", GZIP));
            int piece = 5_000;
            for (int at = 0; at + piece <= bomb.length; at += piece) {
              client.sendChunk(bomb, at, piece);
              Thread.sleep(100);
            }
          }
        });
  }

  /// 14 connections that send 125 requests a second each: 14,000 in 8 s.
  private static Attack wrongKeys() {
    byte[] request = request(WRONG_KEY, Bodies.SMALL.getBytes(US_ASCII));
    return new Attack(
        "wrong-keys",
        14,
        target -> {
          try (RawClient client = RawClient.connect(target)) {
            while (true) {
              client.send(request);
              if (client.read() < 0) {
                return;
              }
              Thread.sleep(8);
            }
          }
        });
  }

  private static Attack.Connection whole(byte[] body) {
    return target -> {
      try (RawClient client = RawClient.connect(target)) {
        client.send(RawClient.headWithLength(Target.KEY, body.length));
        client.send(body);
        client.read();
      }
    };
  }

  private static byte[] request(String key, byte[] body) {
    byte[] head = RawClient.headWithLength(key, body.length);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  private static void dripHeaders(Target target) throws IOException, InterruptedException {
    try (RawClient client = RawClient.connect(target)) {
      client.send("POST /v1/messages HTTP/1.1\r\n".getBytes(US_ASCII));
      client.drip("x-a: b\r\n".getBytes(US_ASCII), DRIP);
    }
  }

  private static void dripBody(Target target) throws IOException, InterruptedException {
    try (RawClient client = RawClient.connect(target)) {
      client.send(RawClient.headWithLength(Target.KEY, 1_000_000));
      client.drip(" ".getBytes(US_ASCII), DRIP);
    }
  }

  private static Attack.Connection stream(String text) {
    byte[] request = request(Target.KEY, Bodies.ofText(text, true).getBytes(US_ASCII));
    return target -> {
      try (RawClient client = RawClient.connect(target)) {
        client.send(request);
        while (client.read() >= 0) {
          Thread.onSpinWait();
        }
      }
    };
  }
}
