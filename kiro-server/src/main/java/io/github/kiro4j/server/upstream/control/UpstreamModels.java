package io.github.kiro4j.server.upstream.control;

import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.credentials.pool.Checkout;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.SelectionCriteria;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.models.ModelListing;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.outbound.ApiRequest;
import io.github.kiro4j.server.outbound.ApiResponse;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.core5.net.URIBuilder;
import org.jspecify.annotations.Nullable;

/// `ListAvailableModels` as a GET on the data plane's host.
///
/// @param apiUrl base address; `{region}` stands for the region in effect
/// @param pool the list is asked for with one of its credentials
public record UpstreamModels(
    ApiClient api, String apiUrl, Regions regions, CredentialPool pool, KiroHeaders headers)
    implements ModelListing {

  private static final int MODELS_PER_PAGE = 100;
  private static final int MAX_PAGES = 10;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /// The profile that Builder IDs without a profile of their own share. The operation refuses it.
  private static final String SHARED_PROFILE =
      "arn:aws:codewhisperer:us-east-1:638616132270:profile/AAAACCCCXXXX";

  /// One page of the list.
  record Page(List<UpstreamModel> models, @Nullable String nextToken) {

    Page {
      Objects.requireNonNull(models, "models");
    }

    /// The models with an id: no request can name any other.
    List<UpstreamModel> named() {
      return models.stream()
          .filter(model -> model.modelId() != null && !model.modelId().isBlank())
          .toList();
    }
  }

  @Override
  public List<UpstreamModel> fetch() throws IOException {
    try (Checkout checkout = checkout()) {
      return fetch(checkout.ready());
    } catch (RefreshFailedException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Checkout checkout() throws IOException {
    return pool.checkout(new SelectionCriteria("", "", Map.of(), 1))
        .orElseThrow(() -> new IOException("no credential is usable"));
  }

  private List<UpstreamModel> fetch(Credential credential) throws IOException {
    List<UpstreamModel> models = new ArrayList<>();
    String token = null;
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      Page page = page(credential, token);
      models.addAll(page.named());
      token = page.nextToken();
      if (token == null || token.isEmpty()) {
        break;
      }
    }
    return models;
  }

  private Page page(Credential credential, @Nullable String token) throws IOException {
    Map<String, String> all = headers.controlPlane(credential);
    all.put("accept", "application/json");
    ApiResponse response =
        api.send(
            ApiRequest.get(address(credential, token), all, TIMEOUT),
            credential.settings().proxy());
    if (!response.isSuccess()) {
      throw new IOException("HTTP " + response.status());
    }
    return response.require(Page.class, "a list of models");
  }

  private URI address(Credential credential, @Nullable String token) throws IOException {
    try {
      URIBuilder address =
          new URIBuilder(
                  apiUrl.replace("{region}", regions.ofApi(credential)) + "/ListAvailableModels")
              .addParameter("origin", "AI_EDITOR")
              .addParameter("maxResults", String.valueOf(MODELS_PER_PAGE));
      if (token != null) {
        address.addParameter("nextToken", token);
      }
      Secret profile = credential.profileArn();
      if (profile != null && !profile.matches(SHARED_PROFILE)) {
        address.addParameter("profileArn", profile.value());
      }
      return address.build();
    } catch (URISyntaxException e) {
      throw new IOException("upstream.apiUrl is not an address", e);
    }
  }
}
