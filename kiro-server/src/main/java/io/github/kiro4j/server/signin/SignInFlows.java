package io.github.kiro4j.server.signin;

import io.github.kiro4j.api.PastedText;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.api.admin.signin.SignInRequest;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Region;
import io.github.kiro4j.server.signin.flow.BrowserFlow;
import io.github.kiro4j.server.signin.flow.DeviceFlow;
import io.github.kiro4j.server.signin.flow.SignInFlow;
import io.github.kiro4j.server.signin.flow.SignInPorts;
import io.github.kiro4j.server.signin.service.AuthSession;
import io.github.kiro4j.server.signin.service.AwsOidc;
import io.github.kiro4j.server.signin.service.SocialAuth;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the flow that a request asks for.
record SignInFlows(SignInServices services) {

  /// The region of all Builder IDs.
  static final String BUILDER_ID_REGION = "us-east-1";

  private static final String BUILDER_ID = "BuilderId";
  private static final String ENTERPRISE = "Enterprise";
  private static final String API_KEY_PREFIX = "ksk_";

  /// @param identity whose client and proxy the calls have
  /// @throws InvalidSignInException if the request lacks something
  SignInFlow of(SignInRequest request, Credential identity) throws InvalidSignInException {
    AuthSession session = services.session(identity);
    return switch (request.signInMethod()) {
      case BUILDER_ID -> builderId(session);
      case IDC -> device(session, organisation(request));
      case IDC_BROWSER -> idcBrowser(session, organisation(request), port(request));
      case GOOGLE -> socialDevice(services.social(session, "Google"));
      case GITHUB -> socialDevice(services.social(session, "Github"));
      case GOOGLE_BROWSER -> socialBrowser(services.social(session, "Google"), port(request));
      case GITHUB_BROWSER -> socialBrowser(services.social(session, "Github"), port(request));
      case PORTAL -> new PortalChoices(services, this, session, port(request)).flow();
      case API_KEY -> apiKey(request);
    };
  }

  SignInFlow builderId(AuthSession session) {
    return device(
        session,
        new AwsOidc.Account(
            BUILDER_ID, services.addresses().builderIdStartUrl(), BUILDER_ID_REGION));
  }

  SignInFlow device(AuthSession session, AwsOidc.Account account) {
    return new DeviceFlow(services.oidc(session, account).device(), services.clock());
  }

  private SignInFlow socialDevice(SocialAuth social) {
    return new DeviceFlow(social.device(), services.clock());
  }

  private SignInFlow idcBrowser(AuthSession session, AwsOidc.Account account, int port) {
    return person -> {
      AwsOidc.Browser browser =
          services
              .oidc(session, account)
              .browser("http://127.0.0.1:" + port + "/oauth/callback", services.pkce());
      return new BrowserFlow(browser.leg(), browser.exchange()).run(person);
    };
  }

  private SignInFlow socialBrowser(SocialAuth social, int port) {
    String redirect = "http://localhost:" + port + "/oauth/callback";
    return new BrowserFlow(social.leg(redirect, services.pkce()), social.exchange());
  }

  private static SignInFlow apiKey(SignInRequest request) throws InvalidSignInException {
    String key =
        Optional.ofNullable(request.kiroApiKey())
            .map(PastedText::unwrapped)
            .filter(text -> text.startsWith(API_KEY_PREFIX))
            .orElseThrow(() ->
                new InvalidSignInException(
                    "kiroApiKey",
                    "is missing, or is no key: keys begin with ksk_ and are made at app.kiro.dev"));
    CredentialFields fields =
        CredentialFields.none()
            .with(CredentialField.KIRO_API_KEY, key)
            .with(CredentialField.AUTH_METHOD, LoginKind.API_KEY.wireName());
    return _ -> fields;
  }

  private AwsOidc.Account organisation(SignInRequest request) throws InvalidSignInException {
    String startUrl =
        startUrl(request.startUrl())
            .orElseThrow(() ->
                new InvalidSignInException(
                    "startUrl",
                    "is needed: the https address of your organisation's AWS access portal, such as"
                        + " https://example.awsapps.com/start"));
    String region =
        Optional.ofNullable(request.region())
            .map(PastedText::trimmed)
            .orElse(services.regions().region());
    if (!Region.isValid(region)) {
      throw new InvalidSignInException(
          "region", "is not the name of an AWS region, such as us-east-1");
    }
    return new AwsOidc.Account(ENTERPRISE, startUrl, region);
  }

  /// The start page without a fragment or a slash at its end; empty for anything but an https
  /// address.
  static Optional<String> startUrl(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String bare = PastedText.trimmed(text).replaceAll("#.*$", "").replaceAll("/+$", "");
    try {
      URI uri = new URI(bare);
      boolean usable =
          "https".equalsIgnoreCase(uri.getScheme())
              && uri.getHost() != null
              && uri.getUserInfo() == null;
      return usable ? Optional.of(bare) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static int port(SignInRequest request) throws InvalidSignInException {
    Integer port = request.port();
    if (port == null) {
      return SignInPorts.ALLOWED.getFirst();
    }
    if (!SignInPorts.ALLOWED.contains(port)) {
      throw new InvalidSignInException(
          "port",
          "must be one of "
              + SignInPorts.ALLOWED.toString().replaceAll("[\\[\\]]", "")
              + ": Kiro's sign-in pages call back no other port");
    }
    return port;
  }
}
