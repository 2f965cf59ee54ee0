package io.github.kiro4j.server.upstream.control;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.account.AccountUsage;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.upstream.control.ProfilePage.Profile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Asks the control plane about accounts.
public final class HttpAccountService implements AccountService {

  /// The regions that have a control plane, apart from those of governments.
  private static final List<String> REGIONS = List.of("us-east-1", "eu-central-1");

  private static final int PROFILES_PER_PAGE = 10;
  private static final int MOST_PAGES = 10;

  private final ControlPlaneClient controlPlane;
  private final Regions regions;

  public HttpAccountService(
      ApiClient api, String managementUrl, Regions regions, KiroHeaders headers, Duration timeout) {
    this.controlPlane = new ControlPlaneClient(api, managementUrl, headers, timeout);
    this.regions = regions;
  }

  /// Asks in the credential's region first, then in the others. A refusal may only mean that the
  /// account belongs to another region.
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

  private List<Profile> profiles(String address, Credential credential) throws IOException {
    List<Profile> profiles = new ArrayList<>();
    String token = null;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      ProfilePage.Query query = new ProfilePage.Query(PROFILES_PER_PAGE, token);
      ProfilePage page =
          controlPlane.call(address, "ListAvailableProfiles", query, credential, ProfilePage.class);
      profiles.addAll(page.named());
      if (page.isLast()) {
        break;
      }
      token = page.nextToken();
    }
    return profiles;
  }

  /// An active profile, if there is a choice.
  private static Optional<Secret> best(List<Profile> profiles) {
    return Stream.concat(profiles.stream().filter(Profile::isActive), profiles.stream())
        .findFirst()
        .map(Profile::arn);
  }

  /// Only the account's own profile is named; a shared one is refused here.
  @Override
  public AccountUsage usage(Credential credential) throws IOException {
    return controlPlane
        .call(
            controlPlane.address(regions.ofApi(credential)),
            "GetUsageLimits",
            UsageResponse.Query.of(credential.profileArn()),
            credential,
            UsageResponse.class)
        .toUsage();
  }
}
