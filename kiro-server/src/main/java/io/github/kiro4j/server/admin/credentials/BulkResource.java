package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.credentials.BulkAction;
import io.github.kiro4j.api.admin.credentials.BulkResult;
import io.github.kiro4j.api.admin.credentials.BulkResult.BulkOutcome;
import io.github.kiro4j.api.admin.credentials.CredentialList;
import io.github.kiro4j.api.admin.credentials.CredentialOrder;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.access.AuditLog;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;

/// Changes many credentials with one request.
@AdminApi
@Path("/api/admin/credentials")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BulkResource {

  private static final int MOST = 1_000;

  private final CredentialActions actions;
  private final CredentialViews views;

  public BulkResource(CredentialActions actions, CredentialViews views) {
    this.actions = actions;
    this.views = views;
  }

  @PUT
  @Path("order")
  public CredentialList order(CredentialOrder order) {
    actions.changes().order(Parameters.body(order).ids());
    return views.list();
  }

  /// The result of one credential does not affect the others.
  @POST
  @Path("actions")
  public BulkResult act(BulkAction action, @Context ContainerRequestContext request) {
    List<Long> ids = Parameters.body(action).ids();
    if (ids.size() > MOST) {
      throw AdminProblemException.of(
          AdminErrorCode.INVALID_VALUE, "ids", "has more than 1,000 elements");
    }
    List<BulkOutcome> outcomes = ids.stream().map(id -> outcome(action.action(), id)).toList();
    int done = (int) outcomes.stream().filter(BulkOutcome::success).count();
    AuditLog.addDetail(
        request,
        "%s: %d of %d"
            .formatted(action.action().name().toLowerCase(Locale.ROOT), done, ids.size()));
    return new BulkResult(done, ids.size() - done, outcomes);
  }

  private BulkOutcome outcome(BulkAction.Kind action, long id) {
    try {
      return new BulkOutcome(id, true, null, run(action, id).message());
    } catch (AdminProblemException e) {
      return new BulkOutcome(id, false, e.code().wireName(), String.valueOf(e.getMessage()));
    }
  }

  private ActionResult run(BulkAction.Kind action, long id) {
    return switch (action) {
      case ENABLE -> actions.enable(id);
      case DISABLE -> actions.disable(id);
      case REFRESH -> actions.refresh(id);
      case RESET -> actions.reset(id);
      case REMOVE -> actions.remove(id);
    };
  }
}
