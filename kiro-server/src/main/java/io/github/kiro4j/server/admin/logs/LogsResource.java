package io.github.kiro4j.server.admin.logs;

import ch.qos.logback.classic.Level;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.logs.LogLevelChange;
import io.github.kiro4j.api.admin.logs.LogLevelState;
import io.github.kiro4j.api.admin.logs.LogPage;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.AdminTimes;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.logging.LogLevelSwitch;
import io.github.kiro4j.server.logging.RecentLog;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `/logs`: the latest events of the log, and the level that is logged.
@AdminApi
@Path("/api/admin/logs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LogsResource {

  private static final int USUAL_MINUTES = 15;
  private static final int MOST_MINUTES = 60;

  private final RecentLog log;
  private final LogLevelSwitch levels;

  public LogsResource(RecentLog log, LogLevelSwitch levels) {
    this.log = log;
    this.levels = levels;
  }

  @GET
  public LogPage list(
      @QueryParam("level") @Nullable String level,
      @QueryParam("text") @Nullable String text,
      @QueryParam("request") @Nullable String request,
      @QueryParam("limit") @DefaultValue("500") String limit,
      @QueryParam("before") @Nullable String before) {
    LogFilter filter = LogFilter.of(level, text, request);
    long end =
        before == null ? Long.MAX_VALUE : Parameters.number("before", before, Long.MAX_VALUE);
    int most = (int) Parameters.number("limit", limit, RecentLog.CAPACITY);
    LogLevelState state = state();
    return new LogPage(
        log.latest(entry -> entry.id() < end && filter.matches(entry), most).stream()
            .map(LogFilter::view)
            .toList(),
        state.level(),
        state.until(),
        RecentLog.CAPACITY);
  }

  @GET
  @Path("download")
  @Produces(MediaType.TEXT_PLAIN)
  public Response download(
      @QueryParam("level") @Nullable String level,
      @QueryParam("text") @Nullable String text,
      @QueryParam("request") @Nullable String request) {
    LogFilter filter = LogFilter.of(level, text, request);
    String lines =
        log.latest(filter::matches, RecentLog.CAPACITY).stream()
            .map(LogFilter::line)
            .collect(Collectors.joining());
    return Response.ok(lines, MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"kiro4j.log\"")
        .build();
  }

  @PUT
  @Path("level")
  public LogLevelState setLevel(LogLevelChange change) {
    String level = Parameters.body(change).level();
    int minutes = Objects.requireNonNullElse(change.minutes(), USUAL_MINUTES);
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw AdminProblemException.of(
          AdminErrorCode.INVALID_VALUE, "minutes", "must be from 1 to " + MOST_MINUTES);
    }
    if (level == null) {
      levels.reset();
    } else {
      Level wanted = LogFilter.level("level", level, AdminErrorCode.INVALID_VALUE);
      levels.set(wanted, Duration.ofMinutes(minutes));
    }
    return state();
  }

  private LogLevelState state() {
    return new LogLevelState(
        levels.level().toString(), levels.until().map(AdminTimes::text).orElse(null));
  }
}
