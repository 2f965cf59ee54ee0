package io.github.kiro4j.server.upstream;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut.Phase;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.Lease;
import io.github.kiro4j.server.outbound.HttpClients;
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
  private final StreamingRequests requests;
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
      StreamingRequests requests,
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
  public UpstreamCall call(KiroRequest request, SendListener listener) {
    Exchange exchange = new Exchange(limits.total(), timer);
    StreamSender sender = new StreamSender(request, exchange, listener);
    return new UpstreamCall(exchange, () -> dispatch(request, sender).run(), limits.firstEvent());
  }

  private Dispatch<EventStream> dispatch(KiroRequest request, StreamSender sender) {
    String modelId = request.conversationState().currentMessage().modelId();
    String model = modelId == null ? "" : modelId;
    return new Dispatch<>(pool, rules, model, request.conversationState().conversationId(), sender);
  }

  private final class StreamSender implements Dispatch.Sender<EventStream> {

    private final KiroRequest request;
    private final Exchange exchange;
    private final SendListener listener;

    StreamSender(KiroRequest request, Exchange exchange, SendListener listener) {
      this.request = request;
      this.exchange = exchange;
      this.listener = listener;
    }

    @Override
    public EventStream send(Credential credential, Lease lease) throws UpstreamFailureException {
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
    private EventStream begun(HttpPost post, ClassicHttpResponse response, Lease lease)
        throws UpstreamFailureException, IOException {
      if (response.getCode() / 100 != 2) {
        throw new UpstreamFailureException(Refusal.of(response));
      }
      EventStream events = new EventStream(exchange, post, response);
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
