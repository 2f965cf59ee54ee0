package io.github.kiro4j.simulator.endpoint;

import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import io.github.kiro4j.simulator.world.World;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hosts that admit sign-ins by AWS with a current version of Kiro IDE only. Usage is not among the
/// operations that they refuse.
///
/// Source: sub2api PRs #105 and #118 (2026-08-25, 2026-09-17); usage: wtfdelphia/kiro.rs
/// (2026-08-26).
final class AgentRules {

  private static final Pattern VERSION = Pattern.compile("KiroIDE-(\\d+(?:\\.\\d+)*)");
  private static final int[] OLDEST = {0, 12, 155};

  private AgentRules() {}

  static void check(Account account, RecordedRequest request, World world) {
    if (world.oldAgentsRefused().contains(request.host())
        && request.operation() != Operation.USAGE_LIMITS
        && account.kind().signsInByAws()
        && !isCurrent(request.header("user-agent").orElse(""))) {
      throw new RefusedException(
          KnownErrors.notAuthorized().withDetail("the client's version is too old"));
    }
  }

  private static boolean isCurrent(String userAgent) {
    Matcher version = VERSION.matcher(userAgent);
    return version.find() && Arrays.compare(numbers(version.group(1)), OLDEST) >= 0;
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
  }
}
