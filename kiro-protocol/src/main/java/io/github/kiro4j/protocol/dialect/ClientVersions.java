package io.github.kiro4j.protocol.dialect;

import java.util.Arrays;
import java.util.regex.Pattern;

/// The versions that user agents tell; the one place where their defaults stand.
///
/// @param kiro version of Kiro IDE
/// @param agent version of the agent service inside of the IDE
/// @param system operating system in Node.js's spelling: `linux#6.1.0`, `darwin#25.6.0`,
///   `win32#10.0.26200`
/// @param node version of Node.js
public record ClientVersions(String kiro, String agent, String system, String node) {

  /// The newest Kiro IDE that was captured (kiro-lb 0.2.7, 2026-09-30), with its agent and Node.js.
  public static final String KIRO = "1.1.70";

  /// See [#KIRO].
  public static final String AGENT = "0.66.7";

  /// See [#KIRO].
  public static final String NODE = "24.18.0";

  private static final Pattern NUMBERS = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){0,3}");

  /// The oldest version with which Builder IDs and IAM Identity Center are admitted on the REST
  /// hosts.
  private static final int[] OLDEST = {0, 12, 155};

  /// @throws IllegalArgumentException if a version cannot be part of an HTTP header
  public ClientVersions {
    kiro = HeaderText.require("kiroVersion", kiro);
    agent = HeaderText.require("The version of the agent service", agent);
    system = HeaderText.require("systemVersion", system);
    node = HeaderText.require("nodeVersion", node);
  }

  /// The current client on the given operating system.
  ///
  /// @param system see the parameter of the record
  public static ClientVersions current(String system) {
    return new ClientVersions(KIRO, AGENT, system, NODE);
  }

  /// Whether the REST hosts refuse Builder IDs and IAM Identity Center with this version of Kiro
  /// IDE: 403 `User is not authorized to make this call.` below 0.12.155. A version that is not
  /// made of numbers is taken to be new.
  ///
  /// Source: sub2api PRs #105 and #118 (2026-08-25, 2026-09-17).
  public boolean refusedForItsAge() {
    if (!NUMBERS.matcher(kiro).matches()) {
      return false;
    }
    int[] numbers = Arrays.stream(kiro.split("\\.")).mapToInt(Integer::parseInt).toArray();
    return Arrays.compare(numbers, OLDEST) < 0;
  }
}
