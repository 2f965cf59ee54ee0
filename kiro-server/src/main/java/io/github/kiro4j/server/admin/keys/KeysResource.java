package io.github.kiro4j.server.admin.keys;

import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.keys.ClientKeyDetail;
import io.github.kiro4j.api.admin.keys.ClientKeyList;
import io.github.kiro4j.api.admin.keys.ClientKeyRotation;
import io.github.kiro4j.api.admin.keys.ClientKeySettings;
import io.github.kiro4j.api.admin.keys.NewClientKey;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.admin.access.AuditLog;
import io.github.kiro4j.server.clients.store.KeyAdministration;
import io.github.kiro4j.server.clients.store.KeyAdministration.Issued;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;

/// Lists, creates, changes, rotates and deletes client keys.
@AdminApi
@Path("/api/admin/keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class KeysResource {

  private static final Duration LONGEST_OVERLAP = Duration.ofDays(366);

  private final KeyAdministration keys;
  private final KeyViews views;
  private final KeySettings settings;

  public KeysResource(KeyAdministration keys, KeyViews views, KeySettings settings) {
    this.keys = keys;
    this.views = views;
    this.settings = settings;
  }

  @FunctionalInterface
  private interface Use<T> {
    T run() throws UnusableDatabaseException;
  }

  private static <T> T use(Use<T> use) {
    try {
      return use.run();
    } catch (UnusableDatabaseException e) {
      throw Problems.recordsUnavailable(e);
    }
  }

  @GET
  public ClientKeyList list() {
    return new ClientKeyList(use(keys::all).stream().map(views::detail).toList());
  }

  @POST
  public NewClientKey create(ClientKeySettings wanted, @Context ContainerRequestContext request) {
    Parameters.body(wanted);
    if (wanted.name() == null) {
      throw AdminProblemException.of(AdminErrorCode.MISSING_VALUE, "name", "is missing");
    }
    Issued issued = use(() -> keys.create(settings.change(wanted)));
    AuditLog.addDetail(request, issued.key().id());
    return views.issued(issued);
  }

  @GET
  @Path("{id}")
  public ClientKeyDetail get(@PathParam("id") String id) {
    return use(() -> keys.find(id)).map(views::detail).orElseThrow(() -> unknown(id));
  }

  @PATCH
  @Path("{id}")
  public ClientKeyDetail edit(
      @PathParam("id") String id,
      ClientKeySettings wanted,
      @Context ContainerRequestContext request) {
    AuditLog.addDetail(request, KeySettings.names(Parameters.body(wanted)));
    return use(() -> keys.change(id, settings.change(wanted)))
        .map(views::detail)
        .orElseThrow(() -> unknown(id));
  }

  @POST
  @Path("{id}/rotate")
  public NewClientKey rotate(@PathParam("id") String id, ClientKeyRotation rotation) {
    long seconds = Parameters.body(rotation).overlapSeconds();
    if (seconds < 0 || seconds > LONGEST_OVERLAP.toSeconds()) {
      throw AdminProblemException.of(
          AdminErrorCode.INVALID_VALUE,
          "overlapSeconds",
          "must be from 0 to " + LONGEST_OVERLAP.toSeconds());
    }
    return use(() -> keys.rotate(id, Duration.ofSeconds(seconds)))
        .map(views::issued)
        .orElseThrow(() -> unknown(id));
  }

  @DELETE
  @Path("{id}")
  public ActionResult delete(@PathParam("id") String id) {
    if (!use(() -> keys.remove(id))) {
      throw unknown(id);
    }
    return ActionResult.done("The client key " + id + " was deleted.");
  }

  /// The id is shortened: somebody may have put a key in its place.
  private static AdminProblemException unknown(String id) {
    String shown = id.length() > 12 ? id.substring(0, 12) + "..." : id;
    return new AdminProblemException(
        AdminErrorCode.UNKNOWN_CLIENT_KEY, "There is no client key " + shown + ".");
  }
}
