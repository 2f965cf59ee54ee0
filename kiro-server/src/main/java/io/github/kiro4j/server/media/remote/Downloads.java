package io.github.kiro4j.server.media.remote;

import io.github.kiro4j.protocol.mapping.content.ImageFetcher;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import io.github.kiro4j.server.media.remote.PublicAddresses.NoPublicAddressException;
import io.github.kiro4j.server.outbound.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;

/// The downloads of one request, one after the other, by one thread.
final class Downloads implements ImageFetcher.Fetches {

  private static final int MAX_REDIRECTS = 3;

  private final CloseableHttpClient http;
  private final ScheduledExecutorService timer;
  private final InstantSource clock;
  private final Instant end;
  private final long maxBytes;
  private long bytesLeft;

  private sealed interface Reply {

    record File(String base64) implements Reply {}

    record Redirect(URI target) implements Reply {}
  }

  /// @param maxBytes maximum size of all files
  /// @param end when the last download must have ended
  Downloads(
      CloseableHttpClient http,
      long maxBytes,
      Instant end,
      ScheduledExecutorService timer,
      InstantSource clock) {
    this.http = http;
    this.maxBytes = maxBytes;
    this.bytesLeft = maxBytes;
    this.end = end;
    this.timer = timer;
    this.clock = clock;
  }

  @Override
  public String fetch(URI url, FieldPath path) {
    try (Deadline deadline = new Deadline(Duration.between(clock.instant(), end), timer)) {
      return download(url, deadline);
    } catch (UnusableFileException e) {
      throw refused(path, e.reason);
    } catch (NoPublicAddressException _) {
      throw refused(path, "the host has no public address");
    } catch (UnknownHostException _) {
      throw refused(path, "the host is unknown");
    } catch (IOException _) {
      throw refused(path, "the connection failed, or the time for downloads was over");
    }
  }

  private static InvalidRequestException refused(FieldPath path, String reason) {
    return path.refuse("Unable to download the file: " + reason);
  }

  private String download(URI url, Deadline deadline) throws IOException {
    URI address = url;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      switch (get(address, deadline)) {
        case Reply.File(String base64) -> {
          return base64;
        }
        case Reply.Redirect(URI target) -> address = target;
      }
    }
    throw new UnusableFileException("more than %d redirects".formatted(MAX_REDIRECTS));
  }

  private Reply get(URI address, Deadline deadline) throws IOException {
    HttpGet get = new HttpGet(address);
    get.setHeader(HttpHeaders.ACCEPT, "image/*");
    deadline.applyTo(get);
    try (ClassicHttpResponse response = http.executeOpen(null, get, null)) {
      try {
        return read(address, response);
      } finally {
        // Closing the response would read the rest of its body.
        get.cancel();
      }
    }
  }

  private Reply read(URI address, ClassicHttpResponse response) throws IOException {
    Header location = response.getFirstHeader(HttpHeaders.LOCATION);
    int status = response.getCode();
    if (location != null && status >= 300 && status < 400) {
      return new Reply.Redirect(target(address, location.getValue()));
    }
    HttpEntity body = response.getEntity();
    if (status != HttpStatus.SC_OK || body == null) {
      throw new UnusableFileException("the host answered with status %d".formatted(status));
    }
    return new Reply.File(base64(body));
  }

  private static URI target(URI address, String location) throws UnusableFileException {
    try {
      URI target = address.resolve(location);
      if ("https".equalsIgnoreCase(target.getScheme()) && target.getHost() != null) {
        return target;
      }
    } catch (IllegalArgumentException _) {
      // The location is no URL.
    }
    throw new UnusableFileException("the host redirects to an address that is not HTTPS");
  }

  private String base64(HttpEntity body) throws IOException {
    if (body.getContentLength() > bytesLeft) {
      throw tooLarge();
    }
    try (InputStream content = body.getContent()) {
      byte[] file = content.readNBytes((int) Math.min(bytesLeft + 1, Integer.MAX_VALUE - 8));
      if (file.length > bytesLeft) {
        throw tooLarge();
      }
      bytesLeft -= file.length;
      return Base64.getEncoder().encodeToString(file);
    }
  }

  private UnusableFileException tooLarge() {
    return new UnusableFileException(
        "the files of one request may have %d bytes at most".formatted(maxBytes));
  }

  /// A host answers, but not with a file of use.
  private static final class UnusableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnusableFileException(String reason) {
      super(reason);
      this.reason = reason;
    }
  }
}
