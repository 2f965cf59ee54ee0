package io.github.kiro4j.simulator.recording;

import java.util.Set;

/// The paths of the services that sign accounts in, and of the simulator's approval pages.
final class SignInPaths {

  private static final Set<String> PATHS =
      Set.of(
          "/client/register",
          "/device_authorization",
          "/authorize",
          "/login",
          "/oauth/token",
          "/oauth/device/authorization",
          "/oauth/device/poll",
          "/signin",
          "/device");

  private SignInPaths() {}

  static boolean contain(RequestLine line) {
    String path = line.pathOnHost();
    return PATHS.contains(path) || path.startsWith("/idp/");
  }
}
