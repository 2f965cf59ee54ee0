package io.github.kiro4j.server.upstream.control;

import io.github.kiro4j.protocol.dialect.ControlPlane;
import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.credentials.ClientCallers;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.credentials.account.AccountProfile;
import io.github.kiro4j.server.credentials.account.AccountRefusedException;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.account.AccountUsage;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.RefreshOnRefusal;
import io.github.kiro4j.server.outbound.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks the control plane about accounts.
public final class HttpAccountService implements AccountService {

  /// Bounds the calls for one list.
  private static final int MAX_PAGES = 10;

  private static final int FORBIDDEN = 403;

  private final ControlPlaneClient client;

  /// @param managementUrl base address of the control plane; `{region}` stands for the region that
  ///   is asked
  public HttpAccountService(
      ApiClient api,
      String managementUrl,
      Regions regions,
      ClientCallers callers,
      Duration timeout) {
    this.client = new ControlPlaneClient(api, managementUrl, regions, callers, timeout);
  }

  @Override
  public List<UpstreamModel> models(Credential credential, RefreshOnRefusal tokens)
      throws IOException, RefreshFailedException {
    ControlPlaneSession session = new ControlPlaneSession(client, credential, tokens);
    String address = session.addresses().getFirst();
    List<UpstreamModel> models = new ArrayList<>();
    String next = null;
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      ModelPage page = modelPage(session, address, next);
      models.addAll(page.named());
      if (page.isLast()) {
        break;
      }
      next = page.nextToken();
    }
    return models;
  }

  private static ModelPage modelPage(
      ControlPlaneSession session, String address, @Nullable String token)
      throws IOException, RefreshFailedException {
    return session.call(
        address,
        "ListAvailableModels",
        (caller, invocation) -> ControlPlane.listAvailableModels(caller, token, invocation),
        ModelPage.class);
  }

  /// Asks in every region, the credential's first. A refusal in one region may only mean that the
  /// account belongs to another region.
  @Override
  public List<AccountProfile> profiles(Credential credential, RefreshOnRefusal tokens)
      throws IOException, RefreshFailedException {
    ControlPlaneSession session = new ControlPlaneSession(client, credential, tokens);
    List<AccountProfile> found = new ArrayList<>();
    IOException failure = null;
    boolean answered = false;
    for (String address : session.addresses()) {
      try {
        found.addAll(profiles(session, address));
        answered = true;
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null && !answered) {
      throw failure;
    }
    return found.stream().distinct().toList();
  }

  private static List<AccountProfile> profiles(ControlPlaneSession session, String address)
      throws IOException, RefreshFailedException {
    List<AccountProfile> profiles = new ArrayList<>();
    String next = null;
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      ProfilePage page = profilePage(session, address, next);
      profiles.addAll(page.profilesWithArn());
      if (page.isLast()) {
        break;
      }
      next = page.nextToken();
    }
    return profiles;
  }

  private static ProfilePage profilePage(
      ControlPlaneSession session, String address, @Nullable String token)
      throws IOException, RefreshFailedException {
    return session.call(
        address,
        "ListAvailableProfiles",
        (caller, invocation) -> ControlPlane.listAvailableProfiles(caller, token, invocation),
        ProfilePage.class);
  }

  /// Asks once more in the other region after a 403, which may only mean that the account belongs
  /// there (sub2api PR #118, 2026-09-17).
  @Override
  public AccountUsage usage(Credential credential, RefreshOnRefusal tokens)
      throws IOException, RefreshFailedException {
    ControlPlaneSession session = new ControlPlaneSession(client, credential, tokens);
    List<String> addresses = session.addresses();
    try {
      return usage(session, addresses.getFirst());
    } catch (AccountRefusedException e) {
      if (e.status() != FORBIDDEN || addresses.size() == 1) {
        throw e;
      }
      return usageElsewhere(session, addresses.getLast(), e);
    }
  }

  private static AccountUsage usageElsewhere(
      ControlPlaneSession session, String address, AccountRefusedException first)
      throws IOException, RefreshFailedException {
    try {
      return usage(session, address);
    } catch (IOException e) {
      first.addSuppressed(e);
      throw first;
    }
  }

  private static AccountUsage usage(ControlPlaneSession session, String address)
      throws IOException, RefreshFailedException {
    return session
        .call(address, "GetUsageLimits", ControlPlane::getUsageLimits, UsageResponse.class)
        .toUsage();
  }
}
