package io.github.kiro4j.server.signin;

import io.github.kiro4j.server.credentials.Region;
import io.github.kiro4j.server.signin.flow.BrowserFlow;
import io.github.kiro4j.server.signin.flow.BrowserLeg;
import io.github.kiro4j.server.signin.flow.CallbackParameters;
import io.github.kiro4j.server.signin.flow.CodeExchange;
import io.github.kiro4j.server.signin.flow.Pkce;
import io.github.kiro4j.server.signin.flow.PortalFlow;
import io.github.kiro4j.server.signin.flow.SignInFailedException;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;
import io.github.kiro4j.server.signin.flow.SignInFlow;
import io.github.kiro4j.server.signin.service.AuthSession;
import io.github.kiro4j.server.signin.service.AwsOidc;
import io.github.kiro4j.server.signin.service.IdentityProvider;
import jakarta.ws.rs.core.UriBuilder;

/// The flows that follow from a person's choice on the portal.
///
/// @param port the port of the person's machine that the browser calls back
record PortalChoices(SignInServices services, SignInFlows flows, AuthSession session, int port)
    implements PortalFlow.Choices {

  /// The client that the portal takes the gateway for.
  private static final String CLIENT = "KiroIDE";

  SignInFlow flow() {
    return new PortalFlow(leg(services.pkce()), this);
  }

  private BrowserLeg leg(Pkce pkce) {
    String origin = "http://localhost:" + port;
    return new BrowserLeg(
        UriBuilder.fromUri(services.addresses().portalUrl())
            .path("signin")
            .queryParam("state", pkce.state().value())
            .queryParam("code_challenge", pkce.challenge())
            .queryParam("code_challenge_method", "S256")
            .queryParam("redirect_uri", "{origin}")
            .queryParam("redirect_from", CLIENT)
            .build(origin),
        origin,
        pkce);
  }

  @Override
  public CodeExchange social(String option) {
    String provider = option.equals("google") ? "Google" : "Github";
    return services.social(session, provider).exchange();
  }

  @Override
  public SignInFlow aws(String option, CallbackParameters called) throws SignInFailedException {
    if (option.equals("builderid")) {
      return flows.builderId(session);
    }
    String startUrl =
        SignInFlows.startUrl(called.get("issuer_url").orElse(null))
            .orElseThrow(() -> incomplete("start URL"));
    String region =
        called.get("idc_region").filter(Region::isValid).orElseThrow(() -> incomplete("region"));
    String provider = option.equals("internal") ? "Internal" : "Enterprise";
    return flows.device(session, new AwsOidc.Account(provider, startUrl, region));
  }

  private static SignInFailedException incomplete(String what) {
    return new SignInFailedException(
        Reason.REFUSED,
        "The portal did not name the "
            + what
            + " of your organisation. Sign in by IAM Identity Center with start URL and region"
            + " instead.");
  }

  @Override
  public SignInFlow external(CallbackParameters called) throws SignInFailedException {
    IdentityProvider provider =
        IdentityProvider.discover(session, services.addresses().providers(), called);
    String redirect = "http://localhost:" + port + "/oauth/callback";
    return new BrowserFlow(provider.leg(redirect, services.pkce()), provider.exchange());
  }
}
