package io.github.kiro4j.cli.doctor;

import io.github.kiro4j.api.admin.credentials.CredentialHealth;
import io.github.kiro4j.api.admin.credentials.CredentialList;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.cli.output.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Findings on the states of the credentials.
record CredentialCheck(CredentialList list, TimeFormat times) {

  private static final String CHECK = "credentials";

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(overview());
    list.credentials().forEach(credential -> addFindings(findings, credential));
    return findings;
  }

  private Finding overview() {
    if (list.total() == 0) {
      return Finding.problem(
          CHECK, "There are no credentials.", "Add one: ./kiro admin credentials add");
    }
    String sentence = "Usable credentials: " + list.available() + " of " + list.total();
    return list.available() > 0
        ? Finding.ok(CHECK, sentence)
        : Finding.problem(CHECK, sentence + ".", "See the findings for each credential below.");
  }

  private void addFindings(List<Finding> findings, CredentialStatus credential) {
    CredentialHealth health = credential.health();
    String sentence = "#" + credential.id() + ": " + health.sentence();
    switch (health.state()) {
      case "cooling_down", "probing" ->
          findings.add(Finding.warning(CHECK, sentence, waiting(credential)));
      case "disabled" -> {
        if (!"operator".equals(health.cause())) {
          findings.add(Finding.warning(CHECK, sentence, remedy(credential)));
        }
      }
      default -> {
        // Ready, or a state that only a newer gateway knows.
      }
    }
  }

  private String waiting(CredentialStatus credential) {
    String until = times.relative(credential.health().until());
    return until == null
        ? "The gateway retries the credential without your help."
        : "The gateway uses the credential again " + until + ".";
  }

  private static String remedy(CredentialStatus credential) {
    String cause = credential.health().cause();
    return switch (Objects.requireNonNullElse(cause, "")) {
      case "suspended" ->
          "Ask the provider to lift the suspension, then: ./kiro admin credentials reset "
              + credential.id();
      case "sign_in_void" ->
          "Sign in again: ./kiro admin credentials sign-in --again " + credential.id();
      case "incomplete" ->
          "See the fields of the credential: ./kiro admin credentials show " + credential.id();
      default ->
          "See the state of the credential: ./kiro admin credentials show " + credential.id();
    };
  }
}
