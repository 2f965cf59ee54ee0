package io.github.kiro4j.server.http.keys;

import io.github.kiro4j.server.secret.Secret;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/// The keys that a request presents, as `x-api-key` and as `Authorization: Bearer`. Programs send
/// both when their user set a key for another service too: either one may be the right one.
///
/// @param header null if the header is absent or blank
/// @param bearer null if the header is absent or has another scheme
public record PresentedKeys(@Nullable String header, @Nullable String bearer) {

  public static PresentedKeys of(ContainerRequestContext request) {
    return of(request.getHeaderString("x-api-key"), request.getHeaderString("Authorization"));
  }

  /// The keys of a request that no servlet has yet.
  public static PresentedKeys of(HttpFields headers) {
    return of(headers.get("x-api-key"), headers.get(HttpHeader.AUTHORIZATION));
  }

  private static PresentedKeys of(@Nullable String key, @Nullable String authorization) {
    return new PresentedKeys(
        key == null || key.isBlank() ? null : key, BearerToken.in(authorization));
  }

  /// Whether the request presents no key at all.
  public boolean none() {
    return header == null && bearer == null;
  }

  /// The keys that the request presents.
  public Stream<String> all() {
    return Stream.of(Optional.ofNullable(header), Optional.ofNullable(bearer))
        .flatMap(Optional::stream);
  }

  /// Whether one of the keys is that key. Every key is compared, in constant time.
  public boolean include(Secret key) {
    boolean byHeader = header != null && key.matches(header);
    boolean byBearer = bearer != null && key.matches(bearer);
    return byHeader || byBearer;
  }
}
