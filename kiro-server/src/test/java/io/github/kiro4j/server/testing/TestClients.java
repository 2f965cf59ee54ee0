package io.github.kiro4j.server.testing;

import io.github.kiro4j.protocol.dialect.ClientVersions;
import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.protocol.dialect.route.SharedProfileArns;
import io.github.kiro4j.server.credentials.ClientCallers;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.upstream.endpoint.DataPlaneEndpoints;
import java.util.List;
import java.util.Map;

/// The client as which tests ask the upstream: a current one on Linux.
public final class TestClients {

  private TestClients() {}

  /// Callers without shared profile ARNs.
  public static ClientCallers callers() {
    return callers(new SharedProfileArns(null, null));
  }

  public static ClientCallers callers(SharedProfileArns arns) {
    return new ClientCallers(ClientVersions.current("linux#6.1.0"), new MachineId(null), arns);
  }

  /// One endpoint of the REST dialect alone.
  public static DataPlaneEndpoints restEndpoint(
      String url, Regions regions, ClientCallers callers) {
    return new DataPlaneEndpoints(
        List.of(Endpoint.Q), null, Map.of(Endpoint.Q, url), regions, callers);
  }

  public static KiroHeaders headers() {
    return new KiroHeaders(callers());
  }
}
