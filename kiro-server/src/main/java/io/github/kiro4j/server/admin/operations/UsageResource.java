package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.operations.UsageReport;
import io.github.kiro4j.api.admin.operations.UsageReport.By;
import io.github.kiro4j.api.admin.operations.UsageReport.Step;
import io.github.kiro4j.api.admin.operations.UsageReport.UsageRow;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.usage.UsageFilter;
import io.github.kiro4j.server.usage.UsageRange;
import io.github.kiro4j.server.usage.UsageRecords;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `GET /usage`: sums, steps of time and percentiles of the requests that have ended.
@AdminApi
@Path("/api/admin/usage")
@Produces(MediaType.APPLICATION_JSON)
public final class UsageResource {

  private static final int MOST_ROWS = 10_000;

  private static final UsageRow NONE =
      new UsageRow(null, "", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null);

  private final UsageRecords usage;

  public UsageResource(UsageRecords usage) {
    this.usage = usage;
  }

  /// Waits until the requests of this gateway that have ended are written.
  @GET
  public UsageReport get(
      @QueryParam("by") @DefaultValue("total") String by,
      @QueryParam("step") @DefaultValue("all") String step,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("key") @Nullable String key,
      @QueryParam("credential") @Nullable String credential,
      @QueryParam("model") @Nullable String model,
      @QueryParam("outcome") @Nullable String outcome) {
    By grouping = member("by", by, By.values(), By::wireName);
    Step length = member("step", step, Step.values(), Step::wireName);
    TimeRange range = TimeRange.of(from, to, usage.clock());
    Long id = credential == null ? null : Parameters.id(credential);
    UsageFilter filter = new UsageFilter(key, id, model, null, outcome);
    usage.recorder().flush();
    try {
      return report(new Query(range, filter, grouping, length));
    } catch (UnusableDatabaseException e) {
      throw Problems.usageUnavailable(e);
    }
  }

  private record Query(TimeRange time, UsageFilter filter, By by, Step step) {}

  private UsageReport report(Query query) throws UnusableDatabaseException {
    UsageRange range = usage.range(query.time().from(), query.time().to());
    UsageFilter filter = query.filter();
    List<UsageRow> rows =
        usage.reader().sums(range, filter, query.by(), query.step(), MOST_ROWS + 1);
    if (rows.size() > MOST_ROWS) {
      throw invalid(
          "step", "leads to more than 10,000 rows; choose longer steps or a shorter range");
    }
    Optional<UsageRow> total =
        usage.reader().sums(range, filter, By.TOTAL, Step.ALL, 1).stream().findFirst();
    return new UsageReport(
        query.time().from().toString(),
        query.time().to().toString(),
        query.by(),
        query.step(),
        total.orElse(NONE),
        rows,
        usage.latencies().firstEvent(range, filter),
        usage.latencies().duration(range, filter));
  }

  private static <T> T member(String name, String text, T[] values, Function<T, String> wireName) {
    return Arrays.stream(values)
        .filter(value -> wireName.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() ->
            invalid(
                name,
                "has to be one of "
                    + Arrays.stream(values).map(wireName).collect(Collectors.joining(", "))));
  }

  private static AdminProblemException invalid(String name, String problem) {
    return AdminProblemException.of(AdminErrorCode.INVALID_PARAMETER, name, problem);
  }
}
