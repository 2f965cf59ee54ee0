package io.github.kiro4j.simulator.validation;

import java.util.Set;

/// How hard the judge is, where the real service differs by time, region or model.
///
/// @param maxRequestBytes a larger body is `Input is too long.`
/// @param requireProfileArn refuses requests of OAuth credentials without a `profileArn`
/// @param refuseEmptyAssistantContent some versions of the service want at least a space
/// @param verifySignatures refuses reasoning whose signature is not one of [Signatures]
/// @param refusedSchemaKeywords keywords in tool schemas that users report as refused; there is no
///   list by the provider
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
