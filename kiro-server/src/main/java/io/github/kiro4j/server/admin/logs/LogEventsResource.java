package io.github.kiro4j.server.admin.logs;

import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.access.AdminCaller;
import io.github.kiro4j.server.admin.stream.EventSource;
import io.github.kiro4j.server.admin.stream.EventStreams;
import io.github.kiro4j.server.admin.stream.EventWriter;
import io.github.kiro4j.server.logging.RecentLog;
import io.github.kiro4j.server.logging.RecentLog.Entry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// `GET /logs/events`: events of the log as they come.
@AdminApi
@Path("/api/admin/logs/events")
public final class LogEventsResource {

  private static final int MOST_AT_ONCE = 1_000;

  private final RecentLog log;
  private final EventStreams streams;

  public LogEventsResource(RecentLog log, EventStreams streams) {
    this.log = log;
    this.streams = streams;
  }

  /// Without a start, only what comes from now on is sent.
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @QueryParam("level") @Nullable String level,
      @QueryParam("text") @Nullable String text,
      @QueryParam("request") @Nullable String requestId,
      @QueryParam("after") @Nullable String after,
      @Suspended AsyncResponse response,
      @Context ContainerRequestContext request) {
    LogFilter filter = LogFilter.of(level, text, requestId);
    String last = request.getHeaderString("Last-Event-ID");
    long start = after == null && last == null ? newest() : number(last == null ? after : last);
    streams.start(AdminCaller.in(request), new Tail(log, filter, start), response);
  }

  private static long number(@Nullable String text) {
    return Parameters.number("after", String.valueOf(text), Long.MAX_VALUE);
  }

  private long newest() {
    return log.latest(_ -> true, 1).stream().mapToLong(Entry::id).findFirst().orElse(0);
  }

  /// What one stream has sent. Used by one thread at a time.
  private static final class Tail implements EventSource {

    private final RecentLog log;
    private final LogFilter filter;
    private long sent;

    Tail(RecentLog log, LogFilter filter, long sent) {
      this.log = log;
      this.filter = filter;
      this.sent = sent;
    }

    @Override
    public void poll(EventWriter out) throws IOException {
      long begin = sent;
      for (Entry entry : log.latest(entry -> entry.id() > begin, MOST_AT_ONCE)) {
        sent = entry.id();
        if (filter.matches(entry)) {
          out.send(entry.id(), "line", LogFilter.view(entry));
        }
      }
    }
  }
}
