package io.github.kiro4j.simulator.validation;

import java.util.Set;

/// Settings of the validator for rules in which the real service differs by time, region or model.
///
/// @param maxRequestBytes largest body; a larger one is refused as `Input is too long.`
/// @param requireProfileArn whether requests without a `profileArn` are refused, except those with
///   an API key
/// @param refuseEmptyAssistantContent whether assistant messages need at least a space, as in some
///   versions of the service
/// @param verifySignatures whether reasoning needs a signature of [Signatures]
/// @param refusedSchemaKeywords keywords in tool schemas that are refused, by reports of users; the
///   provider has published no list
public record ValidationSettings(
    long maxRequestBytes,
    boolean requireProfileArn,
    boolean refuseEmptyAssistantContent,
    boolean verifySignatures,
    Set<String> refusedSchemaKeywords) {

  private static final Set<String> REPORTED_KEYWORDS =
      Set.of(
          "$schema",
          "propertyNames",
          "patternProperties",
          "if",
          "then",
          "else",
          "dependencies",
          "dependentRequired",
          "dependentSchemas",
          "unevaluatedItems",
          "unevaluatedProperties",
          "contains",
          "encrypted");

  /// The strictest known rules.
  public static final ValidationSettings STRICT =
      new ValidationSettings(64L << 20, false, true, false, REPORTED_KEYWORDS);

  public ValidationSettings {
    refusedSchemaKeywords = Set.copyOf(refusedSchemaKeywords);
  }

  public ValidationSettings withMaxRequestBytes(long bytes) {
    return new ValidationSettings(
        bytes,
        requireProfileArn,
        refuseEmptyAssistantContent,
        verifySignatures,
        refusedSchemaKeywords);
  }

  public ValidationSettings withRequiredProfileArn() {
    return new ValidationSettings(
        maxRequestBytes,
        true,
        refuseEmptyAssistantContent,
        verifySignatures,
        refusedSchemaKeywords);
  }

  public ValidationSettings withEmptyAssistantContentAllowed() {
    return new ValidationSettings(
        maxRequestBytes, requireProfileArn, false, verifySignatures, refusedSchemaKeywords);
  }

  public ValidationSettings withVerifiedSignatures() {
    return new ValidationSettings(
        maxRequestBytes,
        requireProfileArn,
        refuseEmptyAssistantContent,
        true,
        refusedSchemaKeywords);
  }

  public ValidationSettings withRefusedSchemaKeywords(Set<String> keywords) {
    return new ValidationSettings(
        maxRequestBytes,
        requireProfileArn,
        refuseEmptyAssistantContent,
        verifySignatures,
        keywords);
  }
}
