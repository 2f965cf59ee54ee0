package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.kiro.KiroRequest.ConversationState;
import io.github.kiro4j.server.credentials.Credential;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;

/// Sends the upstream one tiny request with a certain credential. The request is sent once and
/// counts nowhere, and its outcome changes nothing about the credential.
public final class UpstreamProbe {

  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final StreamingClient client;
  private final ScheduledExecutorService timer;

  public UpstreamProbe(StreamingClient client, ScheduledExecutorService timer) {
    this.client = client;
    this.timer = timer;
  }

  /// Returns when the upstream has begun to answer.
  ///
  /// @param model by its id upstream
  /// @throws UpstreamFailureException if it does not
  public void run(String model, Credential credential) throws UpstreamFailureException {
    Cancellation cancellation = Cancellation.after(TIMEOUT, timer);
    try (EventStream events = client.open(question(model), credential, cancellation)) {
      if (events.awaitFirst() == null) {
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
