package io.github.kiro4j.server.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.server.config.Region;
import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Credential.Kind;
import io.github.kiro4j.server.credentials.KiroIdentity;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/// Builds the HTTP requests of the data plane: `generateAssistantResponse` and `mcp`.
///
/// @param apiUrl base address; `{region}` stands for the region in effect
/// @param apiRegion the configured region of the API, if there is one
/// @param region what applies when nothing else names a region
public record StreamingRequests(
    String apiUrl, @Nullable String apiRegion, String region, KiroIdentity identity) {

  HttpPost of(KiroRequest request, Credential credential) {
    String arn = arnOf(credential);
    HttpPost post = post("/generateAssistantResponse", request.withProfileArn(arn), credential);
    post.setHeader("x-amzn-codewhisperer-optout", "true");
    post.setHeader("x-amzn-kiro-agent-mode", "vibe");
    return post;
  }

  /// A call of a tool that the service runs; the profile travels in a header.
  HttpPost mcp(JsonNode call, Credential credential) {
    HttpPost post = post("/mcp", call, credential);
    String arn = arnOf(credential);
    if (arn != null) {
      post.setHeader("x-amzn-kiro-profile-arn", arn);
    }
    return post;
  }

  private HttpPost post(String path, Object body, Credential credential) {
    HttpPost post = new HttpPost(apiUrl.replace("{region}", regionOf(credential)) + path);
    identity.writeStreamingHeaders(post, credential);
    post.setEntity(new ByteArrayEntity(Json.bytes(body), ContentType.APPLICATION_JSON));
    return post;
  }

  private static @Nullable String arnOf(Credential credential) {
    return credential.kind() == Kind.API_KEY || credential.profileArn() == null
        ? null
        : credential.profileArn().value();
  }

  /// The credential's own region, the configured one, the one in the profile ARN, the general one.
  public String regionOf(Credential credential) {
    return Optional.ofNullable(credential.apiRegion())
        .or(() -> Optional.ofNullable(apiRegion))
        .or(() -> Optional.ofNullable(credential.profileArn()).flatMap(StreamingRequests::regionIn))
        .orElse(region);
  }

  /// `arn:aws:codewhisperer:{region}:{account}:profile/{id}`.
  private static Optional<String> regionIn(Secret arn) {
    String[] parts = arn.value().split(":", 5);
    return parts.length == 5 ? Optional.of(parts[3]).filter(Region::isValid) : Optional.empty();
  }
}
