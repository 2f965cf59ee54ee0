package io.github.kiro4j.simulator.signin;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The addresses to which Kiro's sign-in pages send a browser: ports of the person's own machine
/// that are fixed.
///
/// Source: kiro-lb browser_login (October 2026).
final class Redirects {

  private static final Set<String> PORTS =
      Set.of("3128", "4649", "6588", "8008", "9091", "49153", "50153", "51153", "52153", "53153");
  private static final Pattern LOCAL = Pattern.compile("http://localhost:(\\d+)(/.*)?");

  private Redirects() {}

  /// @param path the path that the address must have; empty for the origin only
  static boolean isAllowed(String address, String path) {
    Matcher local = LOCAL.matcher(address);
    return local.matches()
        && PORTS.contains(local.group(1))
        && path.equals(local.group(2) == null ? "" : local.group(2));
  }
}
