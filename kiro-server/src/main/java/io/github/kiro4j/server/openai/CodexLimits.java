package io.github.kiro4j.server.openai;

import io.github.kiro4j.api.openai.OpenAiRequest;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.mapping.openai.responses.FailedResponse;
import io.github.kiro4j.server.activity.LiveRequest;
import io.github.kiro4j.server.http.ApiException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Tells Codex about rate limits. A 429 ends the session at once in Codex 0.100 to 0.150; on a
/// stream that fails with `rate_limit_exceeded` every version waits for the time in the message and
/// asks again.
///
/// Source: recorded requests of eight versions of Codex.
final class CodexLimits {

  private static final int TOO_MANY = 429;

  private CodexLimits() {}

  /// The answer to a request.
  @FunctionalInterface
  interface Answer {
    Response get() throws IOException;
  }

  /// Whether the client is Codex.
  ///
  /// @param originator the header of this name; null if absent
  static boolean apply(@Nullable String originator) {
    return originator != null && originator.startsWith("codex");
  }

  /// The answer; a limit that passes becomes a stream that fails.
  static Response inStream(
      LiveRequest live, AnswerIdentities identities, OpenAiRequest request, Answer answer)
      throws IOException {
    try {
      return answer.get();
    } catch (ApiException e) {
      if (!passes(e.error()) || !Boolean.TRUE.equals(request.stream())) {
        throw e;
      }
      live.failed(e.error(), null);
      live.close();
      return failed(identities, request, e.error());
    }
  }

  private static boolean passes(ClientError error) {
    return error.status() == TOO_MANY
        && error.retryAfter() != null
        && !Boolean.FALSE.equals(error.shouldRetry());
  }

  private static Response failed(
      AnswerIdentities identities, OpenAiRequest request, ClientError error) {
    SseFrames frames = new SseFrames();
    FailedResponse.write(
        identities.next(request.model()), error, event -> frames.event(event.type(), event));
    StreamingOutput body = frames::drainTo;
    return Response.ok(body, MediaType.SERVER_SENT_EVENTS_TYPE.withCharset("utf-8")).build();
  }
}
