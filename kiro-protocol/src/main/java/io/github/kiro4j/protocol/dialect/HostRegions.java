package io.github.kiro4j.protocol.dialect;

import java.util.Set;

/// The regions in which a host of the service has a DNS name. A host name made of any other region
/// does not resolve, or answers 503 through some proxies (kiro-gateway issue #133).
public record HostRegions(Set<String> names) {

  /// The region of all individual accounts, and the one to ask where nothing better is known.
  public static final String DEFAULT = "us-east-1";

  /// Where Kiro is sold outside of governments.
  public static final HostRegions COMMERCIAL = of(DEFAULT, "eu-central-1");

  /// All regions of the runtime host.
  public static final HostRegions ALL =
      of(DEFAULT, "eu-central-1", "us-gov-east-1", "us-gov-west-1");

  public HostRegions {
    names = Set.copyOf(names);
  }

  /// These regions and no other.
  public static HostRegions of(String... names) {
    return new HostRegions(Set.of(names));
  }

  /// Whether the host exists in the region.
  public boolean contains(String region) {
    return names.contains(region);
  }

  /// The region itself where the host exists there, else [#DEFAULT].
  public String nearest(String region) {
    return contains(region) ? region : DEFAULT;
  }

  /// A base address without its placeholder `{region}`.
  public String address(String template, String region) {
    return template.replace("{region}", nearest(region));
  }
}
