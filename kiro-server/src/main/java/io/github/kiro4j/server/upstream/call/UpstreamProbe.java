package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.kiro.KiroRequest.ConversationState;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.outbound.HttpClients;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/// Sends the upstream one tiny request with a certain credential. It is sent once, it counts
/// nowhere, and what it finds out changes nothing about the credential.
public final class UpstreamProbe {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final HttpClients http;
  private final DataPlaneRequests requests;
  private final ScheduledExecutorService timer;

  public UpstreamProbe(
      HttpClients http, DataPlaneRequests requests, ScheduledExecutorService timer) {
    this.http = http;
    this.requests = requests;
    this.timer = timer;
  }

  /// Returns when the upstream has begun to answer.
  ///
  /// @param model by its id upstream
  /// @throws UpstreamFailureException if it does not
  public void run(String model, Credential credential) throws UpstreamFailureException {
    Cancellation exchange = new Cancellation(LONGEST, timer);
    HttpPost post = requests.of(question(model), credential);
    exchange.begin(post);
    try {
      begin(exchange, post, credential);
    } catch (IOException e) {
      throw new UpstreamFailureException(exchange.reasonOr(new Network()), e);
    } finally {
      exchange.finish();
    }
  }

  private void begin(Cancellation exchange, HttpPost post, Credential credential)
      throws IOException, UpstreamFailureException {
    ClassicHttpResponse response =
        http.through(credential.settings().proxy()).executeOpen(null, post, null);
    if (response.getCode() / 100 != 2) {
      throw new UpstreamFailureException(ErrorResponseReader.of(response));
    }
    try (EventStream events = new EventStream(exchange, post, response, requests.dialect())) {
      requireAnswer(events.awaitFirst());
    }
  }

  private static void requireAnswer(@Nullable KiroEvent first) throws UpstreamFailureException {
    Optional<UpstreamFailure> failure = EventStream.failureIn(first);
    if (failure.isPresent()) {
      throw new UpstreamFailureException(failure.get());
    }
    if (first == null) {
      throw new UpstreamFailureException(new BrokenStream(Damage.EMPTY));
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
