package io.github.kiro4j.server.upstream.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.outbound.ApiRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/// Builds the HTTP requests of the data plane: `generateAssistantResponse` and `mcp`.
///
/// @param apiUrl base address; `{region}` stands for the region in effect
/// @param builderIdProfileArn what Builder IDs without a profile of their own name; empty for none
public record DataPlaneRequests(
    String apiUrl, String builderIdProfileArn, Regions regions, KiroHeaders headers) {

  /// The dialect of these requests.
  public Dialect dialect() {
    return Dialect.REST;
  }

  public HttpPost of(KiroRequest request, Credential credential) {
    HttpPost post = new HttpPost(address("/generateAssistantResponse", credential));
    headers.dataPlane(credential).forEach(post::setHeader);
    post.setHeader("x-amzn-codewhisperer-optout", "true");
    post.setHeader("x-amzn-kiro-agent-mode", "vibe");
    byte[] body = Json.bytes(request.withProfileArn(profileArn(credential)));
    post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    return post;
  }

  /// A call of a tool that the service runs; the profile travels in a header.
  public ApiRequest mcp(JsonNode call, Credential credential, Duration timeout) {
    Map<String, String> all = headers.dataPlane(credential);
    all.put(ApiRequest.CONTENT_TYPE, ContentType.APPLICATION_JSON.getMimeType());
    String arn = profileArn(credential);
    if (arn != null) {
      all.put("x-amzn-kiro-profile-arn", arn);
    }
    return ApiRequest.post(address("/mcp", credential), all, call, timeout);
  }

  private URI address(String path, Credential credential) {
    return URI.create(apiUrl.replace("{region}", regions.ofApi(credential)) + path);
  }

  /// A credential names its own profile and never another's; an API key names none.
  private @Nullable String profileArn(Credential credential) {
    if (credential.isApiKey()) {
      return null;
    }
    if (credential.profileArn() != null) {
      return credential.profileArn().value();
    }
    boolean builderId = credential.login() instanceof Login.Idc idc && idc.builderId();
    return builderId && !builderIdProfileArn.isBlank() ? builderIdProfileArn : null;
  }
}
