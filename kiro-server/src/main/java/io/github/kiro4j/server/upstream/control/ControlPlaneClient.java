package io.github.kiro4j.server.upstream.control;

import io.github.kiro4j.protocol.dialect.Caller;
import io.github.kiro4j.protocol.dialect.ControlPlane;
import io.github.kiro4j.protocol.dialect.WireRequest;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.server.credentials.ClientCallers;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.credentials.account.AccountRefusedException;
import io.github.kiro4j.server.credentials.account.AccountRefusedException.Fault;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.outbound.ApiRequest;
import io.github.kiro4j.server.outbound.ApiResponse;
import io.github.kiro4j.server.upstream.call.ErrorResponseReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Sends the calls of the control plane, each once.
///
/// @param baseUrl `{region}` stands for the region that is asked
/// @param timeout of one call
record ControlPlaneClient(
    ApiClient api, String baseUrl, Regions regions, ClientCallers callers, Duration timeout) {

  private static final int BAD_REQUEST = 400;

  /// An operation of the control plane.
  @FunctionalInterface
  interface Operation {
    WireRequest request(Caller caller, UUID invocation);
  }

  /// The addresses of the control plane: first that of the credential's region, then those of the
  /// other regions. One address if the base address has no `{region}`.
  List<String> addresses(Credential credential) {
    String own = regions.plan(credential, callers.profileArns(credential)).controlRegion();
    return Stream.concat(Stream.of(own), ControlPlane.REGIONS.names().stream().sorted())
        .map(region -> ControlPlane.REGIONS.address(baseUrl, region))
        .distinct()
        .toList();
  }

  /// @param address one of [#addresses]
  /// @param name the operation's name, for messages
  /// @throws AccountRefusedException if the answer is not a success
  /// @throws IOException if there is no answer
  <T> T call(
      String address, String name, Operation operation, Credential credential, Class<T> answer)
      throws IOException {
    String arn = callers.profileArns(credential).forControlPlane().orElse(null);
    WireRequest wire = operation.request(callers.of(credential, arn), UUID.randomUUID());
    ApiResponse response = api.send(request(address, wire), credential.settings().proxy());
    if (!response.isSuccess()) {
      throw new AccountRefusedException(name, response.status(), fault(response));
    }
    return response.require(answer, "an answer to " + name);
  }

  private ApiRequest request(String address, WireRequest wire) {
    URI uri = URI.create(address + wire.target());
    return switch (wire.method()) {
      case GET -> ApiRequest.get(uri, wire.headers(), timeout);
      case POST -> ApiRequest.post(uri, wire.headers(), wire.content(), timeout);
    };
  }

  /// A missing or foreign profile is refused with status 400. A 403 in the same words may only mean
  /// that the account belongs to another region.
  private static Fault fault(ApiResponse response) {
    UpstreamFailure failure = ErrorResponseReader.of(response);
    if (failure instanceof UpstreamFailure.TokenExpired) {
      return Fault.TOKEN;
    }
    boolean foreign =
        failure instanceof UpstreamFailure.NotAuthorized && response.status() == BAD_REQUEST;
    return foreign ? Fault.PROFILE : Fault.CALL;
  }
}
