package io.github.kiro4j.protocol.dialect;

/// The clients of AWS's JavaScript SDK inside of Kiro IDE, by which the IDE's calls introduce
/// themselves.
public enum SdkClient {

  /// The data plane. Source: capture of Kiro IDE 1.1.70 (kiro-lb 0.2.7, 2026-09-30).
  RUNTIME("1.0.0", "kiroruntime", "m/N", Product.IDE_WITH_AGENT),

  /// The data plane's REST hosts. Source: kiro.rs. With this version of the SDK and a current
  /// version of the IDE the hosts admitted Builder IDs (sub2api PRs #105 and #118).
  REST("1.0.34", "codewhispererstreaming", "m/E", Product.IDE),

  /// The control plane's list of models. Source: as [#RUNTIME].
  CONTROL_PLANE("1.0.0", "kirocontrolplanebearer", "m/N,E", Product.IDE_WITH_AGENT),

  /// The control plane's usage and profiles. Source: as [#RUNTIME].
  ACCOUNT("1.0.0", "codewhispererruntime", "m/N,E", Product.IDE),

  /// Token refreshes of AWS sign-ins. Source: kiro.rs.
  OIDC("3.980.0", "sso-oidc", "m/E", Product.BARE);

  private final String version;
  private final String api;
  private final String features;
  private final Product product;

  SdkClient(String version, String api, String features, Product product) {
    this.version = version;
    this.api = api;
    this.features = features;
    this.product = product;
  }

  /// How much of itself the IDE adds to a user agent.
  private enum Product {
    BARE,
    IDE,
    IDE_WITH_AGENT
  }

  /// The value of `user-agent`.
  public String userAgent(ClientIdentity client) {
    return "aws-sdk-js/%1$s ua/2.1 os/%2$s lang/js md/nodejs#%3$s api/%4$s#%1$s %5$s %6$s"
        .formatted(
            version,
            client.versions().system(),
            client.versions().node(),
            api,
            features,
            product(client));
  }

  /// The value of `x-amz-user-agent`.
  public String shortUserAgent(ClientIdentity client) {
    return "aws-sdk-js/" + version + " " + product(client);
  }

  private String product(ClientIdentity client) {
    return switch (product) {
      case BARE -> "KiroIDE";
      case IDE -> client.product();
      case IDE_WITH_AGENT -> client.productWithAgent();
    };
  }
}
