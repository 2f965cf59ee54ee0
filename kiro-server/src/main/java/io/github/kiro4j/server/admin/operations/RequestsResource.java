package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.usage.RequestQuery;
import io.github.kiro4j.server.usage.UsageRecords;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/// `/requests`: lists running and finished requests, and cancels running ones.
@AdminApi
@Path("/api/admin/requests")
@Produces(MediaType.APPLICATION_JSON)
public final class RequestsResource {

  private static final String OLDEST = "0";

  private final RequestLists lists;
  private final UsageRecords usage;

  public RequestsResource(RequestLists lists, UsageRecords usage) {
    this.lists = lists;
    this.usage = usage;
  }

  @GET
  public RequestList list(
      @QueryParam("after") @DefaultValue(OLDEST) String after, @BeanParam RequestFilter filter) {
    RequestQuery.Filter wanted = filter.checked();
    RequestList all = lists.after(cursor(after));
    return new RequestList(
        matching(all.live(), wanted), matching(all.recent(), wanted), all.cursor());
  }

  private static List<Request> matching(List<Request> all, RequestQuery.Filter wanted) {
    return all.stream().filter(request -> RequestFilter.matches(wanted, request)).toList();
  }

  private static long cursor(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw AdminProblemException.of(
          AdminErrorCode.INVALID_PARAMETER, "after", "must be the cursor of an earlier list");
    }
    return Long.parseLong(text);
  }

  @GET
  @Path("{id}")
  public Request get(@PathParam("id") String id) {
    return lists
        .find(id)
        .or(() -> stored(id))
        .orElseThrow(() -> unknown("No request with this id is known."));
  }

  private Optional<Request> stored(String id) {
    try {
      return usage.requests().find(id);
    } catch (UnusableDatabaseException e) {
      throw Problems.usageUnavailable(e);
    }
  }

  @DELETE
  @Path("{id}")
  public ActionResult cancel(@PathParam("id") String id) {
    if (!lists.cancel(id)) {
      throw unknown("No request with this id is under way.");
    }
    return ActionResult.done("Request " + id + " is being cancelled.");
  }

  private static AdminProblemException unknown(String message) {
    return new AdminProblemException(AdminErrorCode.UNKNOWN_REQUEST, message);
  }
}
