package io.github.kiro4j.server.upstream;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.server.config.Region;
import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Credential.Kind;
import io.github.kiro4j.server.credentials.KiroIdentity;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/// Builds the HTTP requests of `generateAssistantResponse`.
///
/// @param apiUrl base address; `{region}` stands for the region in effect
/// @param apiRegion the configured region of the API, if there is one
/// @param region what applies when nothing else names a region
public record StreamingRequests(
    String apiUrl, @Nullable String apiRegion, String region, KiroIdentity identity) {

  HttpPost of(KiroRequest request, Credential credential) {
    String base = apiUrl.replace("{region}", regionOf(credential));
    HttpPost post = new HttpPost(base + "/generateAssistantResponse");
    post.setHeader("x-amzn-codewhisperer-optout", "true");
    post.setHeader("x-amzn-kiro-agent-mode", "vibe");
    identity.writeStreamingHeaders(post, credential);
    authorize(post, credential);
    String arn = credential.profileArn() == null ? null : credential.profileArn().value();
    post.setEntity(
        new ByteArrayEntity(
            Json.bytes(credential.kind() == Kind.API_KEY ? request : request.withProfileArn(arn)),
            ContentType.APPLICATION_JSON));
    return post;
  }

  private static void authorize(HttpPost post, Credential credential) {
    boolean byKey = credential.kind() == Kind.API_KEY;
    Secret bearer = byKey ? credential.apiKey() : credential.accessToken();
    post.setHeader(
        "Authorization", "Bearer " + Objects.requireNonNull(bearer, "a usable credential").value());
    if (byKey) {
      post.setHeader("tokentype", "API_KEY");
    }
  }

  /// The credential's own region, the configured one, the one in the profile ARN, the general one.
  private String regionOf(Credential credential) {
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
