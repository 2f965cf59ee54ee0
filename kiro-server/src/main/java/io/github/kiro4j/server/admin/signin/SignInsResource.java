package io.github.kiro4j.server.admin.signin;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.ProfileChange;
import io.github.kiro4j.api.admin.signin.SignIn;
import io.github.kiro4j.api.admin.signin.SignInCallback;
import io.github.kiro4j.api.admin.signin.SignInList;
import io.github.kiro4j.api.admin.signin.SignInRequest;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.signin.InvalidSignInException;
import io.github.kiro4j.server.signin.NotWaitingException;
import io.github.kiro4j.server.signin.SignIns;
import io.github.kiro4j.server.signin.flow.WrongCallbackException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;

/// Starts, shows and ends sign-ins, and takes what the person has to add.
@AdminApi
@Path("/api/admin/sign-ins")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SignInsResource {

  /// How long a response waits for the auth services. They answer within seconds; after this time
  /// the response says that the gateway is still at work.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SignIns signIns;
  private final SignInScope scope;

  public SignInsResource(SignIns signIns, SignInScope scope) {
    this.signIns = signIns;
    this.scope = scope;
  }

  @GET
  public SignInList list() {
    return signIns.list();
  }

  @POST
  public SignIn start(SignInRequest request) throws InterruptedException {
    try {
      SignIn started =
          signIns.start(Parameters.body(request)).orElseThrow(SignInsResource::tooMany);
      return settled(started.id());
    } catch (InvalidSignInException e) {
      throw AdminProblemException.of(AdminErrorCode.INVALID_VALUE, e.field(), e.problem());
    }
  }

  @GET
  @Path("{id}")
  public SignIn get(@PathParam("id") String id) {
    return signIns.get(id).orElseThrow(scope::unknown);
  }

  /// Takes the address that the browser called.
  @POST
  @Path("{id}/callback")
  public SignIn callback(@PathParam("id") String id, SignInCallback callback)
      throws InterruptedException {
    String url = Parameters.body(callback).url();
    get(id);
    try {
      signIns.callback(id, url);
    } catch (WrongCallbackException e) {
      throw new AdminProblemException(AdminErrorCode.WRONG_CALLBACK, e.sentence());
    } catch (NotWaitingException e) {
      throw notWaiting(e);
    }
    return settled(id);
  }

  @POST
  @Path("{id}/profile")
  public SignIn chooseProfile(@PathParam("id") String id, ProfileChange change)
      throws InterruptedException {
    String profile = Parameters.body(change).profile();
    get(id);
    try {
      if (!signIns.choose(id, profile)) {
        throw new AdminProblemException(
            AdminErrorCode.UNKNOWN_PROFILE, "The account has no profile with this id.");
      }
    } catch (NotWaitingException e) {
      throw notWaiting(e);
    }
    return settled(id);
  }

  /// Replaces the sign-in although the account is another one.
  @POST
  @Path("{id}/confirm")
  public SignIn confirm(@PathParam("id") String id) throws InterruptedException {
    get(id);
    try {
      signIns.confirm(id);
    } catch (NotWaitingException e) {
      throw notWaiting(e);
    }
    return settled(id);
  }

  @DELETE
  @Path("{id}")
  public SignIn cancel(@PathParam("id") String id) {
    get(id);
    try {
      signIns.cancel(id);
    } catch (NotWaitingException e) {
      throw notWaiting(e);
    }
    return get(id);
  }

  private SignIn settled(String id) throws InterruptedException {
    return signIns.settled(id, PATIENCE).orElseThrow(scope::unknown);
  }

  private static AdminProblemException tooMany() {
    return new AdminProblemException(
        AdminErrorCode.TOO_MANY_SIGN_INS,
        "20 sign-ins are under way, and no more are possible. Cancel one, or wait: each ends after"
            + " 10 minutes.");
  }

  private static AdminProblemException notWaiting(NotWaitingException e) {
    return new AdminProblemException(AdminErrorCode.SIGN_IN_NOT_WAITING, e.sentence());
  }
}
