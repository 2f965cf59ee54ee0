package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.credentials.AddResult;
import io.github.kiro4j.api.admin.credentials.CredentialDetail;
import io.github.kiro4j.api.admin.credentials.CredentialExport;
import io.github.kiro4j.api.admin.credentials.CredentialList;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.access.AuditLog;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/// Lists, shows, adds, edits, removes and exports credentials.
@AdminApi
@Path("/api/admin/credentials")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CredentialsResource {

  private final CredentialViews views;
  private final CredentialActions actions;
  private final NewCredentials additions;

  public CredentialsResource(
      CredentialViews views, CredentialActions actions, NewCredentials additions) {
    this.views = views;
    this.actions = actions;
    this.additions = additions;
  }

  @GET
  public CredentialList list() {
    return views.list();
  }

  @POST
  public AddResult add(
      CredentialFields credential, @QueryParam("validate") @DefaultValue("true") String validate) {
    return additions.add(Parameters.body(credential), Parameters.flag("validate", validate));
  }

  @GET
  @Path("export")
  public CredentialExport export() {
    return views.export();
  }

  @GET
  @Path("{id}")
  public CredentialDetail get(@PathParam("id") String id) {
    return views.detail(Parameters.id(id));
  }

  @PATCH
  @Path("{id}")
  public CredentialDetail edit(
      @PathParam("id") String id,
      CredentialFields fields,
      @Context ContainerRequestContext request) {
    CredentialFields wanted = CredentialEntries.changes(Parameters.body(fields));
    StoredEntry edited = actions.changes().edit(Parameters.id(id), wanted);
    AuditLog.addDetail(request, String.join(" ", wanted.names()));
    return views.detail(edited);
  }

  @DELETE
  @Path("{id}")
  public ActionResult remove(@PathParam("id") String id) {
    return actions.remove(Parameters.id(id));
  }
}
