package io.github.kiro4j.server.outbound;

import io.github.kiro4j.server.outbound.ProxySettings.Login;
import io.github.kiro4j.server.outbound.ProxySettings.Socks5;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/// A socket that connects through a SOCKS5 proxy (RFC 1928, RFC 1929) and never without it.
///
/// The JDK's own SOCKS client takes its password from an authenticator of the whole process; this
/// socket has a login of its own. The proxy resolves the host names.
final class Socks5Socket extends Socket {

  private static final int VERSION = 5;
  private static final int LOGIN_VERSION = 1;
  private static final int NO_LOGIN = 0;
  private static final int USER_AND_PASSWORD = 2;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int DOMAIN_NAME = 3;
  private static final int IPV6 = 4;
  private static final int MAX_FIELD = 255;

  private final Socks5 proxy;

  Socks5Socket(Socks5 proxy) {
    this.proxy = proxy;
  }

  @Override
  public void connect(SocketAddress target, int timeoutMillis) throws IOException {
    super.connect(new InetSocketAddress(proxy.host(), proxy.port()), timeoutMillis);
    int readTimeout = getSoTimeout();
    setSoTimeout(timeoutMillis);
    try {
      handshake((InetSocketAddress) target);
    } catch (IOException e) {
      close();
      throw e;
    }
    setSoTimeout(readTimeout);
  }

  private void handshake(InetSocketAddress target) throws IOException {
    DataInputStream in = new DataInputStream(getInputStream());
    OutputStream out = getOutputStream();
    logIn(in, out);
    out.write(connectTo(target));
    readReply(in);
  }

  private void logIn(DataInputStream in, OutputStream out) throws IOException {
    Login login = proxy.login();
    out.write(
        login == null
            ? new byte[] {VERSION, 1, NO_LOGIN}
            : new byte[] {VERSION, 2, NO_LOGIN, USER_AND_PASSWORD});
    expect(in.readUnsignedByte(), VERSION, "the proxy does not speak SOCKS5");
    int chosen = in.readUnsignedByte();
    if (chosen == USER_AND_PASSWORD && login != null) {
      out.write(loginMessage(login));
      expect(
          in.readUnsignedByte(),
          LOGIN_VERSION,
          "the SOCKS5 proxy's answer to user and password is malformed");
      expect(in.readUnsignedByte(), 0, "the SOCKS5 proxy refused user and password");
    } else if (chosen != NO_LOGIN) {
      throw new IOException(
          login == null
              ? "the SOCKS5 proxy requires user and password; set them for the proxy"
              : "the SOCKS5 proxy accepts neither user and password nor a connection without them");
    }
  }

  private static byte[] loginMessage(Login login) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(LOGIN_VERSION);
    writeField(message, login.user());
    writeField(message, login.password().value());
    return message.toByteArray();
  }

  private static byte[] connectTo(InetSocketAddress target) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(new byte[] {VERSION, CONNECT, 0, DOMAIN_NAME});
    writeField(message, target.getHostString());
    message.write(target.getPort() >> 8);
    message.write(target.getPort());
    return message.toByteArray();
  }

  private static void writeField(ByteArrayOutputStream message, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_FIELD) {
      throw new IOException(
          "a host name, user or password is longer than the 255 bytes that SOCKS5 allows");
    }
    message.write(bytes.length);
    message.write(bytes);
  }

  private static void readReply(DataInputStream in) throws IOException {
    expect(in.readUnsignedByte(), VERSION, "the SOCKS5 proxy's answer is malformed");
    int code = in.readUnsignedByte();
    expect(code, 0, "the SOCKS5 proxy cannot connect to the upstream: reply code " + code);
    in.readUnsignedByte();
    int addressLength =
        switch (in.readUnsignedByte()) {
          case IPV4 -> 4;
          case IPV6 -> 16;
          case DOMAIN_NAME -> in.readUnsignedByte();
          default -> throw new IOException("the SOCKS5 proxy's answer is malformed");
        };
    in.readFully(new byte[addressLength + Short.BYTES]);
  }

  private static void expect(int actual, int expected, String otherwise) throws IOException {
    if (actual != expected) {
      throw new IOException(otherwise);
    }
  }
}
