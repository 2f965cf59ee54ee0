package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.operations.RequestPage;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.usage.EndedRequests.Found;
import io.github.kiro4j.server.usage.RequestQuery;
import io.github.kiro4j.server.usage.RequestQuery.Position;
import io.github.kiro4j.server.usage.UsageRecords;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `GET /requests/past`: pages through the requests that have ended.
@AdminApi
@Path("/api/admin/requests/past")
@Produces(MediaType.APPLICATION_JSON)
public final class PastRequestsResource {

  private static final int MOST = 1_000;

  private final UsageRecords usage;

  public PastRequestsResource(UsageRecords usage) {
    this.usage = usage;
  }

  /// Waits until the requests of this gateway that have ended are written.
  @GET
  public RequestPage list(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("before") @Nullable String before,
      @QueryParam("limit") @DefaultValue("100") String limit,
      @BeanParam RequestFilter filter) {
    TimeRange range = TimeRange.of(from, to, usage.clock());
    RequestQuery query =
        new RequestQuery(
            range.from().toEpochMilli(),
            range.to().toEpochMilli() + 1,
            filter.checked(),
            before == null ? null : position(before),
            (int) Parameters.number("limit", limit, MOST));
    usage.recorder().flush();
    try {
      return page(usage.requests().page(query), query.limit());
    } catch (UnusableDatabaseException e) {
      throw Problems.usageUnavailable(e);
    }
  }

  private static RequestPage page(List<Found> found, int limit) {
    String next = found.size() < limit ? null : text(found.getLast().position());
    return new RequestPage(found.stream().map(Found::request).toList(), next);
  }

  private static String text(Position position) {
    return position.endedAt() + "-" + position.row();
  }

  private static Position position(String text) {
    if (!text.matches("[0-9]{1,18}-[0-9]{1,18}")) {
      throw AdminProblemException.of(
          AdminErrorCode.INVALID_PARAMETER, "before", "must be the cursor of an earlier page");
    }
    String[] parts = text.split("-", -1);
    return new Position(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }
}
