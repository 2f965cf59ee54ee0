package io.github.kiro4j.cli.doctor;

import io.github.kiro4j.api.admin.credentials.CredentialHealth;
import io.github.kiro4j.api.admin.credentials.CredentialList;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.cli.language.Messages;
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
          CHECK,
          Messages.text("There are no credentials."),
          Messages.text("Add one: {program} admin credentials add"));
    }
    return list.available() > 0
        ? Finding.ok(
            CHECK, Messages.text("Usable credentials: {0} of {1}", list.available(), list.total()))
        : Finding.problem(
            CHECK,
            Messages.text("Usable credentials: {0} of {1}.", list.available(), list.total()),
            Messages.text("See the findings for each credential below."));
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
    String until = times.toCome(credential.health().until());
    return until == null
        ? Messages.text("The gateway retries the credential without your help.")
        : Messages.text("The gateway uses the credential again {0}.", until);
  }

  private static String remedy(CredentialStatus credential) {
    String cause = credential.health().cause();
    return switch (Objects.requireNonNullElse(cause, "")) {
      case "suspended" ->
          Messages.text(
              "Ask the provider to lift the suspension, then: {program} admin credentials reset {0}",
              credential.id());
      case "sign_in_void" ->
          Messages.text(
              "Sign in again: {program} admin credentials sign-in --again {0}", credential.id());
      case "incomplete" ->
          Messages.text(
              "See the fields of the credential: {program} admin credentials show {0}",
              credential.id());
      default ->
          Messages.text(
              "See the state of the credential: {program} admin credentials show {0}",
              credential.id());
    };
  }
}
