package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.operations.UsageReport;
import io.github.kiro4j.api.admin.operations.UsageReport.By;
import io.github.kiro4j.api.admin.operations.UsageReport.Step;
import io.github.kiro4j.api.admin.operations.UsageReport.StepLatency;
import io.github.kiro4j.api.admin.operations.UsageReport.UsageRow;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.clients.ClientKey;
import io.github.kiro4j.server.clients.store.KeyAdministration;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.usage.UsageFilter;
import io.github.kiro4j.server.usage.UsageRange;
import io.github.kiro4j.server.usage.UsageRecords;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `GET /usage`: sums, steps of time and percentiles of the requests that have ended.
@AdminApi
@Path("/api/admin/usage")
@Produces(MediaType.APPLICATION_JSON)
public final class UsageResource {

  private static final int MOST_ROWS = 10_000;

  private static final UsageRow NONE =
      new UsageRow(null, "", null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null);

  private final UsageRecords usage;
  private final KeyAdministration keys;

  /// @param keys knows the names of client keys
  public UsageResource(UsageRecords usage, KeyAdministration keys) {
    this.usage = usage;
    this.keys = keys;
  }

  /// Waits until the requests of this gateway that have ended are written.
  @GET
  public UsageReport get(
      @QueryParam("by") @DefaultValue("total") String by,
      @QueryParam("step") @DefaultValue("all") String step,
      @BeanParam UsageParameters selection) {
    By grouping = Parameters.member("by", by, By.values(), By::wireName);
    Step length = Parameters.member("step", step, Step.values(), Step::wireName);
    TimeRange time = selection.range(usage.clock());
    UsageFilter filter = selection.filter();
    usage.recorder().flush();
    try {
      return report(new Query(time, filter, grouping, length));
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
        query.by() == By.KEY ? labelled(rows) : rows,
        usage.latencies().firstEvent(range, filter),
        usage.latencies().duration(range, filter),
        steps(query, range));
  }

  private List<StepLatency> steps(Query query, UsageRange range) throws UnusableDatabaseException {
    return query.by() == By.TOTAL && query.step() != Step.ALL
        ? usage.latencies().firstEvents(range, query.filter(), query.step())
        : List.of();
  }

  private List<UsageRow> labelled(List<UsageRow> rows) throws UnusableDatabaseException {
    Map<String, String> names =
        keys.all().stream()
            .filter(key -> !key.label().name().isEmpty())
            .collect(Collectors.toMap(ClientKey::id, key -> key.label().name()));
    return rows.stream().map(row -> row.withLabel(names.get(row.name()))).toList();
  }

  private static AdminProblemException invalid(String name, String problem) {
    return AdminProblemException.of(AdminErrorCode.INVALID_PARAMETER, name, problem);
  }
}
