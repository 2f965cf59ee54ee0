package io.github.kiro4j.server.testing;

import io.github.kiro4j.protocol.dialect.ClientVersions;
import io.github.kiro4j.protocol.dialect.route.SharedProfileArns;
import io.github.kiro4j.server.credentials.ClientCallers;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.MachineId;

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

  public static KiroHeaders headers() {
    return new KiroHeaders(callers());
  }
}
