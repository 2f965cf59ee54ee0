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

/// Asks the control plane about accounts.
public final class HttpAccountService implements AccountService {

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
    return session.list(
        session.addresses().getFirst(),
        "ListAvailableModels",
        ControlPlane::listAvailableModels,
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
        found.addAll(
            session.list(
                address,
                "ListAvailableProfiles",
                ControlPlane::listAvailableProfiles,
                ProfilePage.class));
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
