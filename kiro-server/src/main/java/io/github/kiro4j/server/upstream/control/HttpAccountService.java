package io.github.kiro4j.server.upstream.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.account.AccountUsage;
import io.github.kiro4j.server.outbound.HttpClients;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The control plane as it is.
public final class HttpAccountService implements AccountService {

  /// The regions that have one, apart from those of governments.
  private static final List<String> REGIONS = List.of("us-east-1", "eu-central-1");

  private static final int PROFILES_PER_PAGE = 10;
  private static final int MOST_PAGES = 10;

  private final ControlPlane controlPlane;
  private final Regions regions;

  public HttpAccountService(
      HttpClients http,
      String managementUrl,
      Regions regions,
      KiroHeaders identity,
      Duration timeout) {
    this.controlPlane = new ControlPlane(http, managementUrl, identity, timeout);
    this.regions = regions;
  }

  /// Asks in the credential's region first, then in the others. A region that refuses may only be
  /// the wrong one.
  @Override
  public Optional<Secret> profileArn(Credential credential) throws IOException {
    IOException refusal = null;
    boolean answered = false;
    for (String address : addresses(credential)) {
      try {
        Optional<Secret> found = best(profiles(address, credential));
        if (found.isPresent()) {
          return found;
        }
        answered = true;
      } catch (IOException e) {
        refusal = e;
      }
    }
    if (refusal != null && !answered) {
      throw refusal;
    }
    return Optional.empty();
  }

  private List<String> addresses(Credential credential) {
    return Stream.concat(Stream.of(regions.ofApi(credential)), REGIONS.stream())
        .map(controlPlane::address)
        .distinct()
        .toList();
  }

  private List<JsonNode> profiles(String address, Credential credential) throws IOException {
    List<JsonNode> profiles = new ArrayList<>();
    ObjectNode parameters = object().put("maxResults", PROFILES_PER_PAGE);
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer = controlPlane.call(address, "ListAvailableProfiles", parameters, credential);
      answer.path("profiles").forEach(profiles::add);
      String next = answer.path("nextToken").asText("");
      if (next.isEmpty()) {
        break;
      }
      parameters.put("nextToken", next);
    }
    return profiles;
  }

  /// An active one, if there is a choice.
  private static Optional<Secret> best(List<JsonNode> profiles) {
    return Stream.concat(
            profiles.stream().filter(profile -> profile.path("status").asText().equals("ACTIVE")),
            profiles.stream())
        .map(profile -> profile.path("arn").asText(""))
        .filter(arn -> !arn.isBlank())
        .map(Secret::new)
        .findFirst();
  }

  /// Only the account's own profile is named; a shared one is refused here.
  @Override
  public AccountUsage usage(Credential credential) throws IOException {
    ObjectNode parameters =
        object()
            .put("origin", "AI_EDITOR")
            .put("resourceType", "AGENTIC_REQUEST")
            .put("isEmailRequired", true);
    if (credential.profileArn() != null) {
      parameters.put("profileArn", credential.profileArn().value());
    }
    String address = controlPlane.address(regions.ofApi(credential));
    return AccountUsage.of(controlPlane.call(address, "GetUsageLimits", parameters, credential));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
