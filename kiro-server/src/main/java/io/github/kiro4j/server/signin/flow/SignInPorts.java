package io.github.kiro4j.server.signin.flow;

import java.util.List;

/// The ports of a person's machine that Kiro's sign-in pages call back. A page that is given
/// another port ends with `redirect_mismatch`.
///
/// Source: kiro-lb browser_login (October 2026), which trusts the first one most.
public final class SignInPorts {

  public static final List<Integer> ALLOWED =
      List.of(3128, 4649, 6588, 8008, 9091, 49153, 50153, 51153, 52153, 53153);

  private SignInPorts() {}
}
