package io.github.kiro4j.server.upstream;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut.Phase;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.pool.Checkout;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.outbound.HttpClients;
import io.github.kiro4j.server.time.Sleeper;
import io.github.kiro4j.server.upstream.call.Cancellation;
import io.github.kiro4j.server.upstream.call.DataPlaneRequests;
import io.github.kiro4j.server.upstream.call.ErrorResponseReader;
import io.github.kiro4j.server.upstream.call.EventStream;
import io.github.kiro4j.server.upstream.call.PendingAnswer;
import io.github.kiro4j.server.upstream.call.SendListener;
import io.github.kiro4j.server.upstream.call.UpstreamFailureException;
import io.github.kiro4j.server.upstream.failover.FailoverLoop;
import io.github.kiro4j.server.upstream.failover.RetryRules;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;

/// `generateAssistantResponse`: sends a request on behalf of one of the credentials and hands out
/// the answer once its first event is there.
public final class KiroUpstream {

  private final HttpClients http;
  private final CredentialPool pool;
  private final DataPlaneRequests requests;
  private final RetryRules rules;
  private final TimeLimits limits;
  private final ScheduledExecutorService timer;

  /// How long answers may take.
  ///
  /// @param firstEvent until the answer has begun, all sends included
  /// @param total until it has ended
  public record TimeLimits(Duration firstEvent, Duration total) {}

  public KiroUpstream(
      HttpClients http,
      CredentialPool pool,
      DataPlaneRequests requests,
      RetryRules rules,
      TimeLimits limits,
      ScheduledExecutorService timer) {
    this.http = http;
    this.pool = pool;
    this.requests = requests;
    this.rules = rules;
    this.limits = limits;
    this.timer = timer;
  }

  /// Begins to send the request. The call must be closed.
  ///
  /// @param listener is told each time that it is sent
  public PendingAnswer call(KiroRequest request, SendListener listener) {
    Cancellation exchange = new Cancellation(limits.total(), timer);
    StreamSender sender = new StreamSender(request, exchange, listener);
    return new PendingAnswer(exchange, () -> dispatch(request, sender).run(), limits.firstEvent());
  }

  private FailoverLoop<EventStream> dispatch(KiroRequest request, StreamSender sender) {
    String modelId = request.conversationState().currentMessage().modelId();
    String model = modelId == null ? "" : modelId;
    return new FailoverLoop<>(
        pool, rules, model, request.conversationState().conversationId(), sender);
  }

  private final class StreamSender implements FailoverLoop.Sender<EventStream> {

    private final KiroRequest request;
    private final Cancellation exchange;
    private final SendListener listener;

    StreamSender(KiroRequest request, Cancellation exchange, SendListener listener) {
      this.request = request;
      this.exchange = exchange;
      this.listener = listener;
    }

    @Override
    public EventStream send(Credential credential, Checkout lease) throws UpstreamFailureException {
      listener.sending(credential.id());
      HttpPost post = requests.of(request, credential);
      exchange.begin(post);
      try {
        ClassicHttpResponse response =
            http.through(credential.settings().proxy()).executeOpen(null, post, null);
        return begun(post, response, lease);
      } catch (ConnectTimeoutException e) {
        throw new UpstreamFailureException(exchange.reasonOr(new Network()), e);
      } catch (SocketTimeoutException e) {
        throw new UpstreamFailureException(exchange.reasonOr(new TimedOut(Phase.IDLE)), e);
      } catch (IOException e) {
        throw new UpstreamFailureException(exchange.reasonOr(new Network()), e);
      }
    }

    @Override
    public boolean abandoned() {
      return exchange.isAborted();
    }

    @Override
    public void pause(Duration time, Sleeper sleeper) throws InterruptedException {
      exchange.pause(time, sleeper);
    }

    /// Waits for the first event; a failure that comes first is as good as a status.
    private EventStream begun(HttpPost post, ClassicHttpResponse response, Checkout lease)
        throws UpstreamFailureException, IOException {
      if (response.getCode() / 100 != 2) {
        throw new UpstreamFailureException(ErrorResponseReader.of(response));
      }
      EventStream events = new EventStream(exchange, post, response, requests.dialect());
      try {
        Optional<UpstreamFailure> failure = EventStream.failureIn(events.awaitFirst());
        if (failure.isPresent()) {
          throw new UpstreamFailureException(failure.get());
        }
        events.belongTo(lease);
        return events;
      } catch (UpstreamFailureException e) {
        events.close();
        throw e;
      }
    }
  }
}
