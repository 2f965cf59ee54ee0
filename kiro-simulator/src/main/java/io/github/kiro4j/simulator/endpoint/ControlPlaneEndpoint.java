package io.github.kiro4j.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.models.Model;
import io.github.kiro4j.simulator.models.SimulatedModels;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Profiles;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import io.github.kiro4j.simulator.wire.Reply;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Answers the control-plane calls for models, profiles and usage, in the REST dialect (parameters
/// in the query) and in the JSON 1.0 dialect (parameters in the body).
public record ControlPlaneEndpoint(
    Admission admission, ProfileRules profiles, SimulatedModels models, InstantSource clock) {

  private static final int MAX_MODELS = 100;
  private static final int MAX_PROFILES = 10;

  public EndpointOutcome listModels(RecordedRequest request) {
    Account account = authorize(request);
    if (parameter(request, "origin").isEmpty()) {
      throw new RefusedException(KnownErrors.improperlyFormed("origin is missing"));
    }
    List<Model> available =
        models.models().stream().filter(model -> account.hasModel(model.id())).toList();
    ObjectNode answer = object();
    ArrayNode list = answer.putArray("models");
    page(request, available, MAX_MODELS, answer).forEach(model -> list.add(model.json()));
    answer.set("defaultModel", models.defaultModel().json());
    return ok(answer);
  }

  /// Lists the account's profiles in the region of the request. For social sign-ins the list is
  /// empty, because their profile arrives with the tokens.
  public EndpointOutcome listProfiles(RecordedRequest request) {
    Account account = authorize(request);
    List<String> arns =
        account.kind() == AccountKind.SOCIAL
            ? List.of()
            : account.profileArns().stream().filter(arn -> isHere(arn, request)).toList();
    ObjectNode answer = object();
    ArrayNode list = answer.putArray("profiles");
    page(request, arns, MAX_PROFILES, answer).forEach(arn -> list.add(profile(account, arn)));
    return ok(answer);
  }

  private static boolean isHere(String arn, RecordedRequest request) {
    return request.region().map(Profiles.region(arn)::equals).orElse(true);
  }

  /// The profile that the request names or, without a name, that of an API key, which exists in the
  /// key's region only.
  public EndpointOutcome profile(RecordedRequest request) {
    Account account = authorize(request);
    String arn =
        parameter(request, "profileArn")
            .or(account::profileArn)
            .filter(named -> isHere(named, request))
            .orElseThrow(() -> new RefusedException(KnownErrors.invalidProfileArn()));
    return ok(object().set("profile", profile(account, arn)));
  }

  private static ObjectNode profile(Account account, String arn) {
    return object()
        .put("arn", arn)
        .put("profileName", account.name() + "-" + (1 + account.profileArns().indexOf(arn)))
        .put("status", "ACTIVE")
        .put("profileType", "KIRO");
  }

  public EndpointOutcome usageLimits(RecordedRequest request) {
    Account account = authorize(request);
    return ok(account.usageLimits().orElseGet(() -> UsageLimits.of(account, clock.instant())));
  }

  private Account authorize(RecordedRequest request) {
    Account account = admission.toControlPlane(request);
    profiles.checkOnControlPlane(account, request, parameter(request, "profileArn").orElse(null));
    return account;
  }

  /// The part of the list that the request asks for; the answer gets the token of the next part.
  private static <T> List<T> page(
      RecordedRequest request, List<T> all, int max, ObjectNode answer) {
    int from = number(request, "nextToken", 0, 0, all.size());
    int to = Math.min(all.size(), from + number(request, "maxResults", max, 1, max));
    if (to < all.size()) {
      answer.put("nextToken", Integer.toString(to));
    }
    return all.subList(from, to);
  }

  private static int number(RecordedRequest request, String name, int otherwise, int min, int max) {
    try {
      int number = parameter(request, name).map(Integer::parseInt).orElse(otherwise);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Refused below, like a number out of range.
    }
    throw new RefusedException(KnownErrors.improperlyFormed(name + " is out of range"));
  }

  private static Optional<String> parameter(RecordedRequest request, String name) {
    return request.queryParameter(name).or(() -> bodyParameter(request, name));
  }

  private static Optional<String> bodyParameter(RecordedRequest request, String name) {
    try {
      return request.json().optional(name).map(JsonNode::asText);
    } catch (UncheckedIOException _) {
      throw new RefusedException(KnownErrors.notJson("syntax"));
    }
  }

  private static EndpointOutcome ok(JsonNode body) {
    return new EndpointOutcome.Whole(Reply.json(200, body));
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }
}
