package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.api.admin.DisabledChange;
import io.github.kiro4j.api.admin.PriorityChange;
import io.github.kiro4j.api.admin.credentials.CredentialTest;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.Parameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;

/// Actions on one credential.
@AdminApi
@Path("/api/admin/credentials")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CredentialActionsResource {

  private final CredentialActions actions;
  private final Balances balances;
  private final CredentialTests tests;
  private final InstantSource clock;

  public CredentialActionsResource(
      CredentialActions actions, Balances balances, CredentialTests tests, InstantSource clock) {
    this.actions = actions;
    this.balances = balances;
    this.tests = tests;
    this.clock = clock;
  }

  @POST
  @Path("{id}/disabled")
  public ActionResult setDisabled(@PathParam("id") String id, DisabledChange change) {
    return Parameters.body(change).disabled()
        ? actions.disable(Parameters.id(id))
        : actions.enable(Parameters.id(id));
  }

  @POST
  @Path("{id}/priority")
  public ActionResult setPriority(@PathParam("id") String id, PriorityChange change) {
    return actions.prioritise(Parameters.id(id), Parameters.body(change).priority());
  }

  @POST
  @Path("{id}/reset")
  public ActionResult reset(@PathParam("id") String id) {
    return actions.reset(Parameters.id(id));
  }

  @POST
  @Path("{id}/refresh")
  public ActionResult refresh(@PathParam("id") String id) {
    return actions.refresh(Parameters.id(id));
  }

  @POST
  @Path("{id}/test")
  public CredentialTest test(@PathParam("id") String id) {
    return tests.run(actions.changes().member(Parameters.id(id)));
  }

  /// The header `Age` has the age of the provider's answer in seconds.
  @GET
  @Path("{id}/balance")
  public Response balance(
      @PathParam("id") String id, @QueryParam("fresh") @DefaultValue("false") String fresh) {
    Balances.Answer answer =
        balances.of(actions.changes().member(Parameters.id(id)), Parameters.flag("fresh", fresh));
    long age = Duration.between(answer.at(), clock.instant()).toSeconds();
    return Response.ok(answer.balance()).header("Age", Math.max(0, age)).build();
  }
}
