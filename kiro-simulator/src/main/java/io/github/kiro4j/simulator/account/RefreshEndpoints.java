package io.github.kiro4j.simulator.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.wire.OAuthRefusedException;
import io.github.kiro4j.simulator.wire.Reply;
import java.io.UncheckedIOException;
import java.util.function.Function;

/// The two services that exchange refresh tokens: Kiro's own for social sign-ins, and AWS SSO OIDC.
public final class RefreshEndpoints {

  private final Accounts accounts;

  public RefreshEndpoints(Accounts accounts) {
    this.accounts = accounts;
  }

  /// Answers `POST /refreshToken` with the body `{"refreshToken":…}`.
  public Reply social(RecordedRequest request) {
    return answer(request, this::refreshSocial);
  }

  /// Answers `POST /token` with `clientId`, `clientSecret`, `grantType` and `refreshToken` in the
  /// body.
  public Reply oidc(RecordedRequest request) {
    return answer(request, this::refreshOidc);
  }

  private static Reply answer(RecordedRequest request, Function<JsonNode, Reply> exchange) {
    try {
      return exchange.apply(request.json());
    } catch (OAuthRefusedException e) {
      return Reply.json(e.status(), e.body());
    } catch (UncheckedIOException _) {
      OAuthRefusedException malformed = OAuthRefusedException.invalidRequest("Malformed JSON");
      return Reply.json(malformed.status(), malformed.body());
    }
  }

  private Reply refreshSocial(JsonNode body) {
    Tokens tokens = accounts.refresh(text(body, "refreshToken"), null);
    ObjectNode answer = tokens.toJson();
    tokens.account().profileArn().ifPresent(arn -> answer.put("profileArn", arn));
    return Reply.json(200, answer).after(tokens.delay());
  }

  private Reply refreshOidc(JsonNode body) {
    if (!text(body, "grantType").equals("refresh_token")) {
      throw new OAuthRefusedException(400, "unsupported_grant_type", "Unsupported grant type");
    }
    String clientId = text(body, "clientId");
    OidcClient client = new OidcClient(clientId, text(body, "clientSecret"));
    if (!accounts.knowsClient(clientId)) {
      throw new OAuthRefusedException(401, "invalid_client", "Invalid client provided");
    }
    Tokens tokens = accounts.refresh(text(body, "refreshToken"), client);
    return Reply.json(200, tokens.toJson().put("tokenType", "Bearer")).after(tokens.delay());
  }

  private static String text(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (!value.isTextual()) {
      throw OAuthRefusedException.invalidRequest(name + " is missing");
    }
    return value.textValue();
  }
}
