package io.github.kiro4j.server.upstream;

import io.github.kiro4j.protocol.kiro.KiroRequest.ConversationState;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.upstream.call.Cancellation;
import io.github.kiro4j.server.upstream.call.EventStream;
import io.github.kiro4j.server.upstream.call.OutgoingRequest;
import io.github.kiro4j.server.upstream.call.PendingAnswer;
import io.github.kiro4j.server.upstream.call.SendListener;
import io.github.kiro4j.server.upstream.call.StreamingClient;
import io.github.kiro4j.server.upstream.endpoint.RouteLoop;
import io.github.kiro4j.server.upstream.failover.FailoverLoop;
import io.github.kiro4j.server.upstream.failover.RetryRules;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;

/// `generateAssistantResponse`: sends a request on behalf of one of the credentials and hands out
/// the answer once its first event is there.
public final class KiroUpstream {

  private final StreamingClient client;
  private final RouteLoop routes;
  private final CredentialPool pool;
  private final RetryRules rules;
  private final TimeLimits limits;
  private final ScheduledExecutorService timer;

  /// How long answers may take.
  ///
  /// @param firstEvent until the first event, all attempts included
  /// @param total until the end
  public record TimeLimits(Duration firstEvent, Duration total) {}

  public KiroUpstream(
      StreamingClient client,
      RouteLoop routes,
      CredentialPool pool,
      RetryRules rules,
      TimeLimits limits,
      ScheduledExecutorService timer) {
    this.client = client;
    this.routes = routes;
    this.pool = pool;
    this.rules = rules;
    this.limits = limits;
    this.timer = timer;
  }

  /// Begins to send the request. The returned answer must be closed.
  ///
  /// @param listener told of each attempt
  public PendingAnswer call(OutgoingRequest request, SendListener listener) {
    Cancellation cancellation = Cancellation.after(limits.total(), timer);
    return new PendingAnswer(
        cancellation, () -> failover(request, cancellation, listener).run(), limits.firstEvent());
  }

  private FailoverLoop<EventStream> failover(
      OutgoingRequest request, Cancellation cancellation, SendListener listener) {
    ConversationState conversation = request.content().conversationState();
    String model = conversation.currentMessage().modelId();
    return new FailoverLoop<>(
        pool,
        rules,
        new FailoverLoop.Request(
            Objects.requireNonNullElse(model, ""), conversation.conversationId(), request.scope()),
        cancellation,
        (credential, checkout, refreshed) -> {
          RouteLoop.Attempt attempt =
              new RouteLoop.Attempt(
                  credential,
                  checkout.routes(),
                  refreshed,
                  cancellation,
                  listener.counting(checkout::sending));
          ProxySettings proxy = credential.settings().proxy();
          EventStream events =
              routes.run(
                  attempt, destination -> client.open(request, destination, proxy, cancellation));
          events.keep(checkout);
          return events;
        });
  }
}
