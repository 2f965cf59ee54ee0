package io.github.kiro4j.server.admin.stream;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.access.AdminCaller;
import io.github.kiro4j.server.admin.access.Sessions;
import io.github.kiro4j.server.health.Readiness;
import io.github.kiro4j.server.logging.RequestContext;
import io.github.kiro4j.server.time.Sleeper;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.CompletionCallback;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Runs the event streams of operators, each on a virtual thread of its own: the few threads that
/// answer operators stay free. A stream ends with its session, and when the gateway is about to
/// stop.
public final class EventStreams {

  private static final int MOST_OF_A_CALLER = 8;
  private static final int MOST = 200;
  private static final Duration POLL = Duration.ofSeconds(1);

  /// Polls between two looks at the session and, in a silent stream, between two comments.
  private static final int CHECK = 8;

  private final Sessions sessions;
  private final Readiness readiness;
  private final Sleeper sleeper;
  private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

  /// @param readiness says when the gateway is about to stop
  public EventStreams(Sessions sessions, Readiness readiness, Sleeper sleeper) {
    this.sessions = sessions;
    this.readiness = readiness;
    this.sleeper = sleeper;
  }

  /// Answers a request with a stream.
  ///
  /// @throws AdminProblemException if the caller has too many streams
  public void start(AdminCaller caller, EventSource source, AsyncResponse response) {
    take(caller.id());
    response.register((CompletionCallback) _ -> giveBack(caller.id()));
    StreamingOutput body = out -> run(caller, source, out);
    Thread.ofVirtual()
        .name("admin-stream")
        .start(RequestContext.carried(() -> response.resume(answer(body))));
  }

  private static Response answer(StreamingOutput body) {
    return Response.ok(body, MediaType.SERVER_SENT_EVENTS_TYPE.withCharset("utf-8"))
        .header("X-Accel-Buffering", "no")
        .build();
  }

  private void take(String caller) {
    int all = open.values().stream().mapToInt(Integer::intValue).sum();
    int own = open.merge(caller, 1, Integer::sum);
    if (own > MOST_OF_A_CALLER || all >= MOST) {
      giveBack(caller);
      throw new AdminProblemException(
          AdminErrorCode.TOO_MANY_STREAMS,
          "Too many event streams are open. Close pages that are not needed.");
    }
  }

  private void giveBack(String caller) {
    open.computeIfPresent(caller, (_, count) -> count > 1 ? count - 1 : null);
  }

  private void run(AdminCaller caller, EventSource source, OutputStream out) throws IOException {
    EventWriter writer = new EventWriter(out);
    do {
      for (int i = 0; i < CHECK; i++) {
        if (readiness.isDraining()) {
          return;
        }
        source.poll(writer);
        pause();
      }
      if (writer.wasSilent()) {
        writer.ping();
      }
    } while (sessions.admits(caller));
  }

  private void pause() throws IOException {
    try {
      sleeper.sleep(POLL);
    } catch (InterruptedException e) {
      InterruptedIOException interrupted = new InterruptedIOException("the gateway is stopping");
      interrupted.initCause(e);
      throw interrupted;
    }
  }
}
