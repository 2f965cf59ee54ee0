package io.github.kiro4j.server.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// A client on a connection of its own, which is gone when it closes it.
public final class DepartingClient implements AutoCloseable {

  public static final String STREAMED =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,"stream":true,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;

  public static final String PLAIN = STREAMED.replace("true", "false");

  private final Socket socket;
  private final BufferedReader reader;

  public DepartingClient(TestGateway server) throws IOException {
    this(new Socket(), server.uri().getPort());
  }

  /// @param socket not connected yet
  public DepartingClient(Socket socket, int port) throws IOException {
    this.socket = socket;
    socket.setReceiveBufferSize(16 * 1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  public void ask(String body) throws IOException {
    send("Content-Length: " + body.getBytes(UTF_8).length, body);
  }

  /// Sends the body as one chunk, and the last chunk with it.
  public void askInChunks(String body) throws IOException {
    String size = Integer.toHexString(body.getBytes(UTF_8).length);
    send("Transfer-Encoding: chunked", size + "\r\n" + body + "\r\n0\r\n\r\n");
  }

  private void send(String framing, String body) throws IOException {
    String head =
        """
        POST /v1/messages HTTP/1.1
        Host: localhost
        x-api-key: %s
        Content-Type: application/json
        %s

        """
            .formatted(TestGateway.KEY, framing);
    socket.getOutputStream().write((head.replace("\n", "\r\n") + body).getBytes(UTF_8));
  }

  public void readUntil(String word) throws IOException {
    String line = reader.readLine();
    while (line != null && !line.contains(word)) {
      line = reader.readLine();
    }
    assertThat(line).isNotNull();
  }

  /// Sends nothing more, and still reads.
  public void closeOutput() throws IOException {
    socket.shutdownOutput();
  }

  /// Makes the close a reset.
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
