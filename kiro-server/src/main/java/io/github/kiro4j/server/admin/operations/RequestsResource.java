package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.server.activity.LiveRequests;
import io.github.kiro4j.server.activity.RecentRequests;
import io.github.kiro4j.server.activity.RecentRequests.Entry;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// `/requests`: lists running and finished requests, and cancels running ones.
@AdminApi
@Path("/api/admin/requests")
@Produces(MediaType.APPLICATION_JSON)
public final class RequestsResource {

  private static final String OLDEST = "0";

  private final LiveRequests live;
  private final RecentRequests recent;

  public RequestsResource(LiveRequests live, RecentRequests recent) {
    this.live = live;
    this.recent = recent;
  }

  /// Running requests are read first: a request that finishes in between is in both lists rather
  /// than in none.
  @GET
  public RequestList list(@QueryParam("after") @DefaultValue(OLDEST) String after) {
    List<RequestList.Request> running =
        live.all().reversed().stream().map(RequestViews::of).toList();
    List<Entry> finished = recent.after(cursor(after));
    return new RequestList(
        running,
        finished.reversed().stream().map(Entry::request).map(RequestViews::of).toList(),
        finished.isEmpty() ? after : Long.toString(finished.getLast().sequence()));
  }

  private static long cursor(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw AdminProblemException.of(
          AdminErrorCode.INVALID_PARAMETER, "after", "has to be the cursor of an earlier list");
    }
    return Long.parseLong(text);
  }

  @DELETE
  @Path("{id}")
  public ActionResult cancel(@PathParam("id") String id) {
    if (!live.cancel(id)) {
      throw new AdminProblemException(
          AdminErrorCode.UNKNOWN_REQUEST, "No request with this id is under way.");
    }
    return ActionResult.done("Request " + id + " is being cancelled.");
  }
}
