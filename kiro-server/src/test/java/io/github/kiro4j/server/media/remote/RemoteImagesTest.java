package io.github.kiro4j.server.media.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import io.github.kiro4j.protocol.mapping.content.ImageFetcher;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import io.github.kiro4j.server.media.remote.PublicAddresses.NoPublicAddressException;
import io.github.kiro4j.server.outbound.TrustedCertificates;
import io.github.kiro4j.server.testing.TestClock;
import io.github.kiro4j.server.testing.TlsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RemoteImagesTest {

  private static final FieldPath PATH = new FieldPath("image");
  private static final int MAX_BYTES = 1000;

  private final CountDownLatch released = new CountDownLatch(1);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private TlsServer host;
  private RemoteImages images;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    host = new TlsServer(folder, this::answer);
    images = images(Duration.ofSeconds(20));
  }

  @AfterEach
  void close() throws IOException {
    released.countDown();
    images.stop();
    timer.shutdownNow();
    host.close();
  }

  @Test
  void fileIsFetched() {
    assertThat(fetch("/bytes/700")).isEqualTo(base64(700));
  }

  @Test
  void fileIsKept() {
    fetch("/bytes/5");
    fetch("/bytes/5");

    assertThat(host.paths()).containsExactly("/bytes/5");
  }

  @Test
  void redirectsAreFollowed() {
    assertThat(fetch("/redirect/3")).isEqualTo(base64(9));
    assertThat(host.paths())
        .containsExactly("/redirect/3", "/redirect/2", "/redirect/1", "/bytes/9");
  }

  @ParameterizedTest
  @CsvSource({
    "/redirect/4, more than 3 redirects",
    "/to/http, the host redirects to an address that is not HTTPS",
    "/to/nonsense, the host redirects to an address that is not HTTPS",
    "/to/private, the host has no public address",
    "/status/404, the host answered with status 404",
    "/status/500, the host answered with status 500",
    "/bytes/1001, the files of one request may have 1000 bytes at most",
    "/endless, the files of one request may have 1000 bytes at most",
    "/broken, 'the connection failed, or the time for downloads was over'",
  })
  void unusableAnswersAreRefused(String path, String problem) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> fetch(path))
        .withMessage("image: Unable to download the file: " + problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/silent", "/dripping"})
  void hostThatDoesNotEndItsAnswerIsLeft(String path) throws Exception {
    try (RemoteImagesHandle hasty = new RemoteImagesHandle(images(Duration.ofMillis(300)))) {
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> hasty.images().begin().fetch(url(path), PATH))
          .withMessageEndingWith("the connection failed, or the time for downloads was over");
    }
  }

  @Test
  void imagesOfOneRequestShareTheBytes() {
    ImageFetcher.Fetches request = images.begin();
    request.fetch(url("/bytes/600"), PATH);

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> request.fetch(url("/bytes/401"), PATH));
    assertThat(request.fetch(url("/bytes/400"), PATH)).isEqualTo(base64(400));
    assertThat(fetch("/bytes/401")).isEqualTo(base64(401));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "0x7f000001", "[::ffff:127.0.0.1]"})
  void gatewaysOwnMachineIsNeverAsked(String own) throws Exception {
    try (RemoteImagesHandle real =
        new RemoteImagesHandle(
            new RemoteImages(
                TrustedCertificates.with(host.certificate(), null),
                limits(Duration.ofSeconds(5)),
                timer,
                new TestClock()))) {
      URI url = URI.create("https://" + own + ":" + host.port() + "/bytes/9");

      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> real.images().begin().fetch(url, PATH))
          .withMessageStartingWith("image: Unable to download the file: the host");
    }
    assertThat(host.paths()).isEmpty();
  }

  private String fetch(String path) {
    return images.begin().fetch(url(path), PATH);
  }

  private URI url(String path) {
    return URI.create("https://upstream.example:" + host.port() + path);
  }

  private RemoteImages images(Duration time) throws IOException {
    return new RemoteImages(
        RemoteImages.client(
            TrustedCertificates.with(host.certificate(), null), new TestHosts(), time),
        limits(time),
        timer,
        new TestClock());
  }

  private static RemoteImages.Limits limits(Duration time) {
    return new RemoteImages.Limits(MAX_BYTES, time);
  }

  private static String base64(int bytes) {
    return Base64.getEncoder().encodeToString(new byte[bytes]);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    switch (path[1]) {
      case "bytes" -> bytes(exchange, Integer.parseInt(path[2]));
      case "status" -> exchange.sendResponseHeaders(Integer.parseInt(path[2]), -1);
      case "redirect" -> redirect(exchange, Integer.parseInt(path[2]));
      case "to" -> to(exchange, path[2]);
      case "endless" -> endless(exchange);
      case "broken" -> {
        exchange.sendResponseHeaders(200, 10);
        throw new IOException("broken");
      }
      case "dripping" -> {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(1);
        exchange.getResponseBody().flush();
        await();
      }
      default -> await();
    }
  }

  private static void bytes(HttpExchange exchange, int count) throws IOException {
    exchange.sendResponseHeaders(200, count);
    exchange.getResponseBody().write(new byte[count]);
  }

  private static void redirect(HttpExchange exchange, int more) throws IOException {
    String target = more == 1 ? "../bytes/9" : "/redirect/" + (more - 1);
    exchange.getResponseHeaders().add("Location", target);
    exchange.sendResponseHeaders(302, -1);
  }

  private void to(HttpExchange exchange, String place) throws IOException {
    String target =
        switch (place) {
          case "http" -> "http://upstream.example:" + host.port() + "/bytes/1";
          case "private" -> "https://private.example:" + host.port() + "/bytes/1";
          default -> "https://a b";
        };
    exchange.getResponseHeaders().add("Location", target);
    exchange.sendResponseHeaders(307, -1);
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    for (int i = 0; i < 100_000; i++) {
      exchange.getResponseBody().write(new byte[1000]);
    }
  }

  private void await() {
    try {
      released.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private record RemoteImagesHandle(RemoteImages images) implements AutoCloseable {

    @Override
    public void close() throws IOException {
      images.stop();
    }
  }

  /// Takes the test's own host for a public one.
  private static final class TestHosts implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      if (!host.equals("upstream.example")) {
        throw new NoPublicAddressException();
      }
      return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
