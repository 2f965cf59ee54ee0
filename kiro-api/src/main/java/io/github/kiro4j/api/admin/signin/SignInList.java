package io.github.kiro4j.api.admin.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to `GET /sign-ins`: the sign-ins, and what a new one can be.
///
/// @param signIns those under way and those that ended lately, newest first
/// @param methods the ways to sign in
/// @param ports the ports of a person's machine that a browser may call back
public record SignInList(List<SignIn> signIns, List<Method> methods, List<Integer> ports) {

  /// A way to sign in.
  ///
  /// @param method the name of the [SignInMethod]
  /// @param needs the members of [SignInRequest] that the method needs
  /// @param callsBack whether a browser calls back to the person's machine
  /// @param warning what to know before the start; null for nothing
  public record Method(
      String method, List<String> needs, boolean callsBack, @Nullable String warning) {}
}
