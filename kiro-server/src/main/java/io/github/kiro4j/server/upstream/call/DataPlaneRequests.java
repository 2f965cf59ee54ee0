package io.github.kiro4j.server.upstream.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.Regions;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/// Builds the HTTP requests of the data plane: `generateAssistantResponse` and `mcp`.
///
/// @param apiUrl base address; `{region}` stands for the region in effect
/// @param builderIdProfileArn what Builder IDs without a profile of their own name; empty for none
public record DataPlaneRequests(
    String apiUrl, String builderIdProfileArn, Regions regions, KiroHeaders identity) {

  /// The dialect of these requests.
  public Dialect dialect() {
    return Dialect.REST;
  }

  public HttpPost of(KiroRequest request, Credential credential) {
    String arn = profileArn(credential);
    HttpPost post = post("/generateAssistantResponse", request.withProfileArn(arn), credential);
    post.setHeader("x-amzn-codewhisperer-optout", "true");
    post.setHeader("x-amzn-kiro-agent-mode", "vibe");
    return post;
  }

  /// A call of a tool that the service runs; the profile travels in a header.
  public HttpPost mcp(JsonNode call, Credential credential) {
    HttpPost post = post("/mcp", call, credential);
    String arn = profileArn(credential);
    if (arn != null) {
      post.setHeader("x-amzn-kiro-profile-arn", arn);
    }
    return post;
  }

  private HttpPost post(String path, Object body, Credential credential) {
    HttpPost post = new HttpPost(apiUrl.replace("{region}", regions.ofApi(credential)) + path);
    identity.writeStreamingHeaders(post, credential);
    post.setEntity(new ByteArrayEntity(Json.bytes(body), ContentType.APPLICATION_JSON));
    return post;
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
