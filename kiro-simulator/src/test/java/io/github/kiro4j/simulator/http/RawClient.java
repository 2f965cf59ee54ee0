package io.github.kiro4j.simulator.http;

import io.github.kiro4j.simulator.Samples;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A connection that exposes the raw bytes of HTTP.
final class RawClient implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 10_000;

  private final Socket socket;
  private final InputStream in;

  /// Whether the line break after the last chunk has not been read: the server sends it with the
  /// next chunk.
  private boolean insideBody;

  RawClient(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  void sendChat(String accessToken, String... headers) throws IOException {
    byte[] body = Samples.bytes(Samples.ask("Hello"));
    String head =
        """
        POST /generateAssistantResponse HTTP/1.1
        Host: simulator
        Authorization: Bearer %s
        Content-Length: %d
        """
            .formatted(accessToken, body.length);
    String extra = headers.length == 0 ? "" : String.join("\n", headers) + "\n";
    byte[] headBytes =
        (head + extra + "\n").replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    socket.getOutputStream().write(headBytes);
    socket.getOutputStream().write(body);
  }

  /// The status line and the headers.
  List<String> readHead() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      lines.add(line);
    }
    return lines;
  }

  /// The next chunk of the body; empty at the end of the body.
  ///
  /// @throws EOFException if the connection ends before the chunk
  byte[] readChunk() throws IOException {
    if (insideBody) {
      readLine();
    }
    int size = Integer.parseInt(readLine(), 16);
    byte[] chunk = in.readNBytes(size);
    if (chunk.length < size) {
      throw new EOFException("inside a chunk");
    }
    insideBody = size > 0;
    if (!insideBody) {
      readLine();
    }
    return chunk;
  }

  /// All chunks until the end of the body.
  List<byte[]> readChunks() throws IOException {
    List<byte[]> chunks = new ArrayList<>();
    for (byte[] chunk = readChunk(); chunk.length > 0; chunk = readChunk()) {
      chunks.add(chunk);
    }
    return chunks;
  }

  static byte[] join(List<byte[]> chunks) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    chunks.forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection has ended");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
