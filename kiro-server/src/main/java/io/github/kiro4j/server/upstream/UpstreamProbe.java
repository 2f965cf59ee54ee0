package io.github.kiro4j.server.upstream;

import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.kiro.KiroRequest.ConversationState;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.upstream.call.Cancellation;
import io.github.kiro4j.server.upstream.call.EventStream;
import io.github.kiro4j.server.upstream.call.OutgoingRequest;
import io.github.kiro4j.server.upstream.call.SendListener;
import io.github.kiro4j.server.upstream.call.StreamingClient;
import io.github.kiro4j.server.upstream.call.UpstreamFailureException;
import io.github.kiro4j.server.upstream.endpoint.RouteLoop;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;

/// Sends the upstream one tiny request with a certain credential. The request is sent once whatever
/// limits the credential has reached; it counts for its limit of requests per minute and nowhere
/// else, and its outcome changes nothing about the credential.
public final class UpstreamProbe {

  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final StreamingClient client;
  private final RouteLoop routes;
  private final ScheduledExecutorService timer;

  public UpstreamProbe(StreamingClient client, RouteLoop routes, ScheduledExecutorService timer) {
    this.client = client;
    this.routes = routes;
    this.timer = timer;
  }

  /// Returns when the upstream has begun to answer.
  ///
  /// @param model by its id upstream
  /// @param member the credential in the pool, whose routes are tried
  /// @param credential the same credential, with a valid token
  /// @throws UpstreamFailureException if the upstream does not answer
  public void run(String model, PooledCredential member, Credential credential)
      throws UpstreamFailureException {
    Cancellation cancellation = Cancellation.after(TIMEOUT, timer);
    RouteLoop.Attempt attempt =
        new RouteLoop.Attempt(
            credential,
            member.routes(),
            credential.isApiKey(),
            cancellation,
            SendListener.NONE.counting(member::sentBeyondLimit));
    ProxySettings proxy = credential.settings().proxy();
    OutgoingRequest question = new OutgoingRequest(question(model), 0, CredentialScope.ALL);
    try (EventStream events =
        routes.run(
            attempt, destination -> client.open(question, destination, proxy, cancellation))) {
      if (events.isEmpty()) {
        throw new UpstreamFailureException(new BrokenStream(Damage.EMPTY));
      }
    } finally {
      cancellation.finish();
    }
  }

  private static KiroRequest question(String model) {
    UserInputMessage message = new UserInputMessage("Say OK.", null, List.of(), model, "AI_EDITOR");
    return new KiroRequest(
        new ConversationState(
            UUID.randomUUID().toString(),
            List.of(),
            message,
            UUID.randomUUID().toString(),
            "vibe",
            "MANUAL"),
        null,
        null);
  }
}
