package io.github.kiro4j.simulator.service;

/// Profile ARNs: `arn:aws:codewhisperer:{region}:{account}:profile/{id}`.
public final class Profiles {

  /// Shared by all Builder IDs.
  ///
  /// Source: kiro-cli 2.14.2 (opencodex PR #2722, 2026-08-27).
  public static final String SERVICE =
      "arn:aws:codewhisperer:us-east-1:638616132270:profile/AAAACCCCXXXX";

  /// Shared by all social sign-ins.
  ///
  /// Source: token files of Kiro IDE.
  public static final String SOCIAL =
      "arn:aws:codewhisperer:us-east-1:699475941385:profile/EHGA3GRVQMUK";

  private static final int REGION = 3;

  private Profiles() {}

  /// A simulated ARN.
  ///
  /// @param account number of the account, from 1
  /// @param index number of the profile in its account, from 0
  public static String of(int account, String region, int index) {
    return "arn:aws:codewhisperer:%s:%012d:profile/SIMULA%03d%03d"
        .formatted(region, account, index, account);
  }

  /// The region that the ARN names; empty for text that is no ARN.
  public static String region(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length > REGION ? parts[REGION] : "";
  }
}
