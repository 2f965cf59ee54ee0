package io.github.kiro4j.server.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// A small real proxy: HTTP with CONNECT and Basic, and SOCKS5 with user and password, on one port.
/// It connects to this machine whatever host is asked for, and remembers what was asked for. It
/// refuses hosts below `forbidden.` with 403.
public final class TestProxy implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> targets = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final String user;
  private final String password;

  public TestProxy(String user, String password) throws IOException {
    this.user = user;
    this.password = password;
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /// The `host:port` that clients with the right password were connected to.
  public List<String> targets() {
    return targets;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        sockets.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      int first = in.readUnsignedByte();
      if (first == 5) {
        socks(in, client);
      } else {
        http(first, in, client);
      }
    } catch (IOException _) {
      // The client has left.
    }
  }

  private void socks(DataInputStream in, Socket client) throws IOException {
    OutputStream out = client.getOutputStream();
    in.readFully(new byte[in.readUnsignedByte()]);
    out.write(new byte[] {5, 2});
    in.readUnsignedByte();
    String givenUser = text(in, in.readUnsignedByte());
    String givenPassword = text(in, in.readUnsignedByte());
    boolean right = givenUser.equals(user) && givenPassword.equals(password);
    out.write(new byte[] {1, (byte) (right ? 0 : 1)});
    if (right) {
      in.readFully(new byte[3]);
      if (in.readUnsignedByte() != 3) {
        throw new IOException("a host name is expected");
      }
      String target = text(in, in.readUnsignedByte()) + ":" + in.readUnsignedShort();
      out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
      tunnel(target, client);
    }
  }

  private void http(int first, DataInputStream in, Socket client) throws IOException {
    String head = (char) first + head(in);
    String expected =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    boolean right =
        head.toLowerCase(Locale.ROOT).contains("proxy-authorization:")
            && head.contains("Basic " + expected);
    if (!right) {
      answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"");
    } else if (head.startsWith("CONNECT ")) {
      openTunnel(head.substring("CONNECT ".length(), head.indexOf(" HTTP/")), client);
    } else {
      answer(client, "501 Not Implemented");
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("cut off");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void answer(Socket client, String head) throws IOException {
    client
        .getOutputStream()
        .write(
            ("HTTP/1.1 " + head + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
  }

  private void openTunnel(String target, Socket client) throws IOException {
    if (target.startsWith("forbidden.")) {
      answer(client, "403 Forbidden");
      return;
    }
    client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    tunnel(target, client);
  }

  private void tunnel(String target, Socket client) throws IOException {
    targets.add(target);
    int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
    try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), port)) {
      sockets.add(upstream);
      Thread up = Thread.ofVirtual().start(() -> copy(client, upstream));
      copy(upstream, client);
      up.interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException _) {
      // One side has left.
    }
  }

  private static String text(DataInputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
