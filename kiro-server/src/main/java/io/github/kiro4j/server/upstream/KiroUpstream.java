package io.github.kiro4j.server.upstream;

import io.github.kiro4j.protocol.failure.FailureClassifier;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Evidence;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TokenExpired;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.server.config.UpstreamConfiguration;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Credential.Kind;
import io.github.kiro4j.server.credentials.LiveCredential;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `generateAssistantResponse`: sends a request on behalf of a credential and hands out the answer
/// once its first event is there.
public final class KiroUpstream {

  private static final Logger LOG = LoggerFactory.getLogger(KiroUpstream.class);

  /// What is beyond in an error body tells nothing.
  private static final int MAX_ERROR_BYTES = 64 * 1024;

  private final CloseableHttpClient http;
  private final UpstreamConfiguration configuration;
  private final LiveCredential credential;
  private final StreamingRequests requests;
  private final ScheduledExecutorService timer;

  public KiroUpstream(
      CloseableHttpClient http,
      UpstreamConfiguration configuration,
      LiveCredential credential,
      StreamingRequests requests,
      ScheduledExecutorService timer) {
    this.http = http;
    this.configuration = configuration;
    this.credential = credential;
    this.requests = requests;
    this.timer = timer;
  }

  /// Begins to send the request. The call must be closed.
  public UpstreamCall call(KiroRequest request) {
    Exchange exchange =
        new Exchange(
            Duration.ofMillis(configuration.requestTimeout().toMilliseconds()), timer);
    return new UpstreamCall(
        exchange,
        () -> open(request, exchange),
        Duration.ofMillis(configuration.firstEventTimeout().toMilliseconds()));
  }

  /// A token that the upstream refuses although it should still work is refreshed, and the request
  /// sent once more.
  private EventStream open(KiroRequest request, Exchange exchange)
      throws UpstreamFailureException {
    Credential first = fresh();
    try {
      return send(request, first, exchange);
    } catch (UpstreamFailureException refused) {
      if (refused.failure() instanceof TokenExpired && first.kind() != Kind.API_KEY) {
        return send(request, refreshed(first), exchange);
      }
      throw refused;
    }
  }

  private Credential fresh() throws UpstreamFailureException {
    try {
      return credential.fresh();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Credential refreshed(Credential refused) throws UpstreamFailureException {
    try {
      return credential.refreshed(refused);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static UpstreamFailureException unusable(IOException e) {
    LOG.warn("no usable token: {}", e.getMessage());
    return new UpstreamFailureException(
        new TokenExpired(new Evidence(null, null, null, null, null)), e);
  }

  private EventStream send(KiroRequest request, Credential as, Exchange exchange)
      throws UpstreamFailureException {
    HttpPost post = requests.of(request, as);
    exchange.begin(post);
    try {
      return begun(http.executeOpen(null, post, null), exchange);
    } catch (IOException e) {
      throw new UpstreamFailureException(exchange.reasonOr(new Network()), e);
    }
  }

  /// Waits for the first event; a failure that comes first is as good as a status.
  private static EventStream begun(ClassicHttpResponse response, Exchange exchange)
      throws UpstreamFailureException, IOException {
    if (response.getCode() / 100 != 2) {
      throw new UpstreamFailureException(failure(response));
    }
    EventStream events = new EventStream(exchange, response);
    try {
      Optional<UpstreamFailure> failure = failure(events.awaitFirst());
      if (failure.isPresent()) {
        throw new UpstreamFailureException(failure.get());
      }
      return events;
    } catch (UpstreamFailureException e) {
      events.close();
      throw e;
    }
  }

  private static UpstreamFailure failure(ClassicHttpResponse response) throws IOException {
    try (response) {
      byte[] body =
          response.getEntity() == null
              ? new byte[0]
              : response.getEntity().getContent().readNBytes(MAX_ERROR_BYTES);
      EntityUtils.consumeQuietly(response.getEntity());
      return FailureClassifier.classify(
          response.getCode(),
          header(response, "x-amzn-errortype"),
          header(response, "retry-after"),
          body,
          header(response, "x-amzn-requestid"));
    }
  }

  private static Optional<UpstreamFailure> failure(@Nullable KiroEvent first) {
    return switch (first) {
      case KiroEvent.ModelledException exception
          when !FailureClassifier.endsAtOutputLimit(exception) ->
          Optional.of(FailureClassifier.classify(exception));
      case KiroEvent.UnmodelledError error -> Optional.of(FailureClassifier.classify(error));
      case KiroEvent.InvalidState state -> Optional.of(FailureClassifier.classify(state));
      case null, default -> Optional.empty();
    };
  }

  private static @Nullable String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }
}
