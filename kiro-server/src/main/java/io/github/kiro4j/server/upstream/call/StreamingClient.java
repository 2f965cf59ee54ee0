package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.dialect.WireRequest;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ContextOverflow;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut.Phase;
import io.github.kiro4j.server.cpu.CpuThreads;
import io.github.kiro4j.server.outbound.HttpClients;
import io.github.kiro4j.server.outbound.ProxySettings;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.UUID;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Sends `generateAssistantResponse` once, directly with HttpClient 5 (docs/adr/0001).
public final class StreamingClient {

  /// A [SilenceWatch] ends silent calls.
  private static final RequestConfig NO_READ_TIMEOUT =
      RequestConfig.custom().setResponseTimeout(Timeout.DISABLED).build();

  private final HttpClients http;
  private final SilenceWatch watch;
  private final CpuThreads threads;

  /// @param threads for writing the JSON of large requests
  public StreamingClient(HttpClients http, SilenceWatch watch, CpuThreads threads) {
    this.http = http;
    this.watch = watch;
    this.threads = threads;
  }

  /// Sends the request and waits for the first event; a failure that comes before any other event
  /// is as good as an HTTP status.
  ///
  /// @param proxy null for the configured proxy
  /// @param cancellation breaks the call off until the answer is closed
  public EventStream open(
      OutgoingRequest request,
      Destination destination,
      @Nullable ProxySettings proxy,
      Cancellation cancellation)
      throws UpstreamFailureException {
    HttpPost post = post(request, destination);
    cancellation.begin(post);
    Silence silence = watch.watch(post::cancel);
    EventStream opened = null;
    try {
      ClassicHttpResponse response = send(post, silence, proxy);
      opened =
          begun(
              new EventStream(cancellation, post, silence, response, destination.dialect()),
              response,
              silence);
      return opened;
    } catch (ConnectTimeoutException e) {
      throw new UpstreamFailureException(cancellation.reasonOr(new Network()), e);
    } catch (SocketTimeoutException e) {
      throw new UpstreamFailureException(cancellation.reasonOr(new TimedOut(Phase.IDLE)), e);
    } catch (IOException e) {
      UpstreamFailure seen = silence.failureOr(new Network());
      throw new UpstreamFailureException(cancellation.reasonOr(seen), e);
    } finally {
      if (opened == null) {
        silence.close();
      }
    }
  }

  /// Silence counts from the last byte of the request: a slow upload is none. The body is let go
  /// when the response begins, because the request lives as long as the stream, by which it can be
  /// cancelled.
  private ClassicHttpResponse send(HttpPost post, Silence silence, @Nullable ProxySettings proxy)
      throws IOException {
    post.setConfig(NO_READ_TIMEOUT);
    post.setEntity(new SentEntity(post.getEntity(), silence::begin));
    ClassicHttpResponse response = http.through(proxy).executeOpen(null, post, null);
    silence.interrupted();
    post.setEntity(null);
    return response;
  }

  /// @throws UpstreamFailureException if the body is larger than the service takes
  private HttpPost post(OutgoingRequest request, Destination destination)
      throws UpstreamFailureException {
    WireRequest wire =
        destination.dialect().generate(request.content(), destination.caller(), UUID.randomUUID());
    byte[] content = threads.run(request.bytes(), wire::content);
    Optional<ContextOverflow> overflow = destination.dialect().overflow(content.length);
    if (overflow.isPresent()) {
      throw new UpstreamFailureException(overflow.get());
    }
    HttpPost post = new HttpPost(destination.address(wire));
    wire.headers().forEach(post::setHeader);
    // The content type is among the headers.
    post.setEntity(new ByteArrayEntity(content, null));
    return post;
  }

  private static EventStream begun(
      EventStream events, ClassicHttpResponse response, Silence silence)
      throws UpstreamFailureException, IOException {
    try {
      Optional<UpstreamFailure> failure = failure(events, response, silence);
      if (failure.isPresent()) {
        throw new UpstreamFailureException(failure.get());
      }
      return events;
    } catch (UpstreamFailureException | IOException e) {
      events.close();
      throw e;
    }
  }

  private static Optional<UpstreamFailure> failure(
      EventStream events, ClassicHttpResponse response, Silence silence)
      throws UpstreamFailureException, IOException {
    if (response.getCode() / 100 == 2) {
      return EventStream.failureIn(events.awaitFirst());
    }
    silence.begin();
    return Optional.of(ErrorResponseReader.of(response));
  }
}
