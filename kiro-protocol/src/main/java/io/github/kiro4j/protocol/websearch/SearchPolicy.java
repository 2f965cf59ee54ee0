package io.github.kiro4j.protocol.websearch;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Failed;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Found;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Page;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Enforces the client's limits on the searches of one request. Not thread-safe.
public final class SearchPolicy {

  /// Longest query that the upstream accepts, in characters.
  static final int LONGEST_QUERY = 2_000;

  private final int maxUses;
  private final List<String> allowedDomains;
  private final List<String> blockedDomains;
  private int uses;

  /// Creates the policy for a request.
  ///
  /// @param maxUses most searches; null for no limit
  /// @param allowedDomains if not empty, only pages of these domains, their subdomains and the
  ///   paths below them are returned
  /// @param blockedDomains pages of these domains are removed
  public SearchPolicy(
      @Nullable Integer maxUses, List<String> allowedDomains, List<String> blockedDomains) {
    this.maxUses = Objects.requireNonNullElse(maxUses, Integer.MAX_VALUE);
    this.allowedDomains = List.copyOf(allowedDomains);
    this.blockedDomains = List.copyOf(blockedDomains);
  }

  /// What happens with a call of the search tool.
  public sealed interface Decision {
    /// The upstream is asked for this query, which counts as a use.
    record Ask(String query) implements Decision {}

    /// The upstream is not asked, and this is the outcome.
    record Refuse(Failed outcome) implements Decision {}
  }

  /// Decides about the next call, which has this input.
  public Decision next(JsonNode input) {
    Optional<String> query = SearchQuery.in(input);
    if (query.isEmpty()) {
      return refuse(Reason.INVALID_TOOL_INPUT);
    }
    if (query.get().length() > LONGEST_QUERY) {
      return refuse(Reason.QUERY_TOO_LONG);
    }
    if (uses >= maxUses) {
      return refuse(Reason.MAX_USES_EXCEEDED);
    }
    uses++;
    return new Decision.Ask(query.get());
  }

  /// The outcome without the pages that the client excludes.
  public SearchOutcome filter(SearchOutcome outcome) {
    return switch (outcome) {
      case Found(List<Page> pages) -> new Found(pages.stream().filter(this::allowed).toList());
      case Failed failed -> failed;
    };
  }

  private static Decision refuse(Reason reason) {
    return new Decision.Refuse(new Failed(reason));
  }

  private boolean allowed(Page page) {
    String location = location(page.url());
    return (allowedDomains.isEmpty() || isWithin(location, allowedDomains))
        && !isWithin(location, blockedDomains);
  }

  private static boolean isWithin(String location, List<String> domains) {
    return domains.stream().anyMatch(domain -> isWithin(location, location(domain)));
  }

  /// Whether an address is within a domain. A domain includes its subdomains; a domain with a path
  /// includes only what is below that path.
  private static boolean isWithin(String location, String domain) {
    int slash = domain.indexOf('/');
    String host = slash < 0 ? domain : domain.substring(0, slash);
    String path = slash < 0 ? "" : domain.substring(slash);
    int locationSlash = location.indexOf('/');
    String locationHost = locationSlash < 0 ? location : location.substring(0, locationSlash);
    String locationPath = locationSlash < 0 ? "" : location.substring(locationSlash);
    return (locationHost.equals(host) || locationHost.endsWith("." + host))
        && (locationPath.equals(path)
            || path.isEmpty()
            || locationPath.startsWith(withSlash(path)));
  }

  private static String withSlash(String path) {
    return path.endsWith("/") ? path : path + "/";
  }

  /// Host in lower case and path of a URL, or of a domain without a scheme.
  private static String location(String address) {
    try {
      URI uri = new URI(address.contains("://") ? address : "https://" + address);
      String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
      return host + Objects.requireNonNullElse(uri.getRawPath(), "");
    } catch (URISyntaxException _) {
      return address.toLowerCase(Locale.ROOT);
    }
  }
}
