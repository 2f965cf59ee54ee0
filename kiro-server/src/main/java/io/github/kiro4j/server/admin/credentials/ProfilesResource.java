package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.ProfileChange;
import io.github.kiro4j.api.admin.credentials.CredentialProfiles;
import io.github.kiro4j.api.admin.credentials.CredentialProfiles.Profile;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.credentials.account.AccountProfile;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.secret.Fingerprint;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;

/// The profiles of a credential's account, and the one that it uses. An ARN is never shown; its
/// hash stands for it.
@AdminApi
@Path("/api/admin/credentials")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProfilesResource {

  private final CredentialChanges changes;
  private final Balances balances;

  public ProfilesResource(CredentialChanges changes, Balances balances) {
    this.changes = changes;
    this.balances = balances;
  }

  @GET
  @Path("{id}/profiles")
  public CredentialProfiles list(@PathParam("id") String text) {
    long id = Parameters.id(text);
    PooledCredential member = changes.member(id);
    List<AccountProfile> profiles = profiles(member);
    return new CredentialProfiles(
        id, profiles.stream().map(profile -> view(profile, member)).toList());
  }

  @POST
  @Path("{id}/profile")
  public ActionResult choose(@PathParam("id") String text, ProfileChange change) {
    long id = Parameters.id(text);
    String wanted = Parameters.body(change).profile();
    PooledCredential member = changes.member(id);
    AccountProfile chosen =
        profiles(member).stream()
            .filter(profile -> id(profile).equals(wanted))
            .findFirst()
            .orElseThrow(() -> unknownProfile(id));
    try {
      member.useProfile(chosen);
    } catch (IOException e) {
      throw Problems.ofStore(id, e);
    }
    balances.forget(id);
    return ActionResult.done("Credential #" + id + " uses the profile " + wanted + ".");
  }

  private static List<AccountProfile> profiles(PooledCredential member) {
    try {
      return member.profiles();
    } catch (RefreshFailedException e) {
      throw Problems.of(e.failure());
    } catch (IOException e) {
      throw Problems.ofAccount(e);
    }
  }

  private static Profile view(AccountProfile profile, PooledCredential member) {
    return new Profile(
        id(profile),
        profile.name(),
        profile.region(),
        profile.active(),
        profile.arn().equals(member.credential().profileArn()));
  }

  private static String id(AccountProfile profile) {
    return Fingerprint.of(profile.arn());
  }

  private static AdminProblemException unknownProfile(long id) {
    return new AdminProblemException(
        AdminErrorCode.UNKNOWN_PROFILE,
        "The account of credential #" + id + " has no profile with this id.");
  }
}
