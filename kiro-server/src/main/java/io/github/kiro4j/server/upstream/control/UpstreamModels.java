package io.github.kiro4j.server.upstream.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.credentials.pool.Checkout;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.SelectionCriteria;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.models.ModelListing;
import io.github.kiro4j.server.outbound.HttpClients;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.net.URIBuilder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// `ListAvailableModels` on the control plane's REST face.
///
/// @param http how it is reached
/// @param apiUrl base address; `{region}` stands for the region in effect
/// @param pool one of its credentials asks
public record UpstreamModels(
    HttpClients http, String apiUrl, Regions regions, CredentialPool pool, KiroHeaders identity)
    implements ModelListing {

  private static final int MODELS_PER_PAGE = 100;
  private static final int MAX_PAGES = 10;
  private static final int MAX_PAGE_BYTES = 4 * 1024 * 1024;
  private static final Timeout SILENCE = Timeout.ofSeconds(30);

  /// The profile that Builder IDs without one of their own share. The control plane refuses it.
  private static final String SHARED_PROFILE =
      "arn:aws:codewhisperer:us-east-1:638616132270:profile/AAAACCCCXXXX";

  /// One page of the list.
  record Page(List<UpstreamModel> models, @Nullable String nextToken) {

    Page {
      Objects.requireNonNull(models, "models");
    }

    /// Without an id a model cannot be asked for.
    List<UpstreamModel> named() {
      return models.stream()
          .filter(model -> model.modelId() != null && !model.modelId().isBlank())
          .toList();
    }
  }

  @Override
  public List<UpstreamModel> fetch() throws IOException {
    try (Checkout lease = lease()) {
      return fetch(lease.ready());
    } catch (RefreshFailedException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Checkout lease() throws IOException {
    return pool.checkout(new SelectionCriteria("", "", Map.of(), 1))
        .orElseThrow(() -> new IOException("no credential can be used"));
  }

  private List<UpstreamModel> fetch(Credential as) throws IOException {
    HttpClient client = http.through(as.settings().proxy());
    List<UpstreamModel> models = new ArrayList<>();
    String token = null;
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      Page page = client.execute(request(as, token), UpstreamModels::page);
      models.addAll(page.named());
      token = page.nextToken();
      if (token == null || token.isEmpty()) {
        break;
      }
    }
    return models;
  }

  private HttpGet request(Credential as, @Nullable String token) throws IOException {
    HttpGet request = new HttpGet(address(as, token));
    identity.writeControlHeaders(request, as);
    request.setHeader("Accept", "application/json");
    request.setConfig(RequestConfig.custom().setResponseTimeout(SILENCE).build());
    return request;
  }

  private URI address(Credential as, @Nullable String token) throws IOException {
    try {
      URIBuilder address =
          new URIBuilder(apiUrl.replace("{region}", regions.ofApi(as)) + "/ListAvailableModels")
              .addParameter("origin", "AI_EDITOR")
              .addParameter("maxResults", String.valueOf(MODELS_PER_PAGE));
      if (token != null) {
        address.addParameter("nextToken", token);
      }
      if (as.profileArn() != null && !as.profileArn().matches(SHARED_PROFILE)) {
        address.addParameter("profileArn", as.profileArn().value());
      }
      return address.build();
    } catch (URISyntaxException e) {
      throw new IOException("upstream.apiUrl is not an address", e);
    }
  }

  private static Page page(ClassicHttpResponse response) throws IOException {
    if (response.getCode() / 100 != 2 || response.getEntity() == null) {
      throw new IOException("HTTP " + response.getCode());
    }
    try {
      byte[] body = EntityUtils.toByteArray(response.getEntity(), MAX_PAGE_BYTES);
      return Json.MAPPER.readValue(body, Page.class);
    } catch (JsonProcessingException e) {
      throw new IOException("the answer is not a list of models", e);
    }
  }
}
