package io.github.kiro4j.cli.doctor;

import io.github.kiro4j.api.admin.credentials.CredentialHealth;
import io.github.kiro4j.api.admin.credentials.CredentialList;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.cli.output.TimeFormat;
import java.util.ArrayList;
import java.util.List;

/// What the states of the credentials mean for the operator.
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
          CHECK, "There are no credentials.", "Add one: ./kiro admin credentials add, or import");
    }
    String sentence = list.available() + " of " + list.total() + " credentials are usable";
    return list.available() > 0
        ? Finding.ok(CHECK, sentence)
        : Finding.problem(CHECK, sentence + ".", "See what is wrong with each, below.");
  }

  private void addFindings(List<Finding> findings, CredentialStatus credential) {
    CredentialHealth health = credential.health();
    String named = "#" + credential.id() + ": " + health.sentence();
    switch (health.state()) {
      case "cooling_down", "probing" ->
          findings.add(Finding.warning(CHECK, named, waiting(credential)));
      case "disabled" -> {
        if (!"operator".equals(health.cause())) {
          findings.add(Finding.warning(CHECK, named, remedy(credential)));
        }
      }
      default -> {
        // Ready, or in a state that only a newer gateway knows.
      }
    }
  }

  private String waiting(CredentialStatus credential) {
    String until = times.relative(credential.health().until());
    return until == null
        ? "The gateway tries it again by itself."
        : "The gateway uses it again by itself, " + until + ".";
  }

  private static String remedy(CredentialStatus credential) {
    String cause = credential.health().cause();
    return switch (cause == null ? "" : cause) {
      case "suspended" ->
          "Settle it with the provider, then: ./kiro admin credentials reset " + credential.id();
      case "sign_in_void" -> "Sign in anew where its token comes from, and import it again.";
      case "incomplete" -> "See what is missing: ./kiro admin credentials show " + credential.id();
      default -> "See its state: ./kiro admin credentials show " + credential.id();
    };
  }
}
