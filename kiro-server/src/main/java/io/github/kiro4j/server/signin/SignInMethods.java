package io.github.kiro4j.server.signin;

import io.github.kiro4j.api.admin.signin.SignInList;
import io.github.kiro4j.api.admin.signin.SignInMethod;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people should know about each way to sign in.
final class SignInMethods {

  /// Source: kiro-lb issues #86, #91 and #99 (October 2026).
  private static final String SOCIAL_DEVICE =
      "The approval page signs in whichever Kiro account the browser is signed in to, and a second"
          + " Google or GitHub account that signs in by a code signs the first one out. For more than"
          + " one such account use the method with a browser, in a separate browser profile for each"
          + " account.";

  private SignInMethods() {}

  static List<SignInList.Method> all() {
    return Arrays.stream(SignInMethod.values())
        .map(method ->
            new SignInList.Method(
                method.wireName(), needs(method), method.callsBack(), warning(method)))
        .toList();
  }

  private static List<String> needs(SignInMethod method) {
    if (method == SignInMethod.API_KEY) {
      return List.of("kiroApiKey");
    }
    return method.isOrganisation() ? List.of("startUrl") : List.of();
  }

  static @Nullable String warning(SignInMethod method) {
    return method.isSocialDevice() ? SOCIAL_DEVICE : null;
  }
}
