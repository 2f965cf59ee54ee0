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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the searches of one request within what the client allows. Not thread-safe.
public final class SearchPolicy {

  /// Longest query that the upstream takes, in characters.
  static final int LONGEST_QUERY = 2_000;

  private final @Nullable Integer maxUses;
  private final List<String> allowedDomains;
  private final List<String> blockedDomains;
  private int uses;

  /// @param maxUses most searches; no limit if absent
  /// @param allowedDomains if not empty, only pages from these and from what lies below them
  /// @param blockedDomains no pages from these
  public SearchPolicy(
      @Nullable Integer maxUses, List<String> allowedDomains, List<String> blockedDomains) {
    this.maxUses = maxUses;
    this.allowedDomains = List.copyOf(allowedDomains);
    this.blockedDomains = List.copyOf(blockedDomains);
  }

  /// What to do about a call of the search tool.
  public sealed interface Decision {
    /// Ask for this; it counts as a use.
    record Ask(String query) implements Decision {}

    /// Do not ask: this is the outcome.
    record Refuse(Failed outcome) implements Decision {}
  }

  /// Decides on the next call with this input.
  public Decision next(JsonNode input) {
    Optional<String> query = SearchQuery.in(input);
    if (query.isEmpty()) {
      return refuse(Reason.INVALID_TOOL_INPUT);
    }
    if (query.get().length() > LONGEST_QUERY) {
      return refuse(Reason.QUERY_TOO_LONG);
    }
    if (maxUses != null && uses >= maxUses) {
      return refuse(Reason.MAX_USES_EXCEEDED);
    }
    uses++;
    return new Decision.Ask(query.get());
  }

  /// The outcome without the pages that the client does not want.
  public SearchOutcome filter(SearchOutcome outcome) {
    return switch (outcome) {
      case Found(List<Page> pages) -> new Found(pages.stream().filter(this::wanted).toList());
      case Failed failed -> failed;
    };
  }

  private static Decision refuse(Reason reason) {
    return new Decision.Refuse(new Failed(reason));
  }

  private boolean wanted(Page page) {
    String place = place(page.url());
    return (allowedDomains.isEmpty() || liesIn(place, allowedDomains))
        && !liesIn(place, blockedDomains);
  }

  private static boolean liesIn(String place, List<String> domains) {
    return domains.stream().anyMatch(domain -> liesIn(place, place(domain)));
  }

  /// A domain holds its subdomains; one with a path holds what begins with that path.
  private static boolean liesIn(String place, String domain) {
    int slash = domain.indexOf('/');
    String host = slash < 0 ? domain : domain.substring(0, slash);
    String path = slash < 0 ? "" : domain.substring(slash);
    int placeSlash = place.indexOf('/');
    String placeHost = placeSlash < 0 ? place : place.substring(0, placeSlash);
    String placePath = placeSlash < 0 ? "" : place.substring(placeSlash);
    return (placeHost.equals(host) || placeHost.endsWith("." + host))
        && (placePath.equals(path) || path.isEmpty() || placePath.startsWith(asFolder(path)));
  }

  private static String asFolder(String path) {
    return path.endsWith("/") ? path : path + "/";
  }

  /// Host in lower case and path of an address, or of a domain without a scheme.
  private static String place(String address) {
    try {
      URI uri = new URI(address.contains("://") ? address : "https://" + address);
      String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
      return host + (uri.getRawPath() == null ? "" : uri.getRawPath());
    } catch (URISyntaxException _) {
      return address.toLowerCase(Locale.ROOT);
    }
  }
}
