package io.github.kiro4j.protocol.dialect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The requests of the control plane at `management.{region}.kiro.dev`.
///
/// The region is the profile's. Every kind of credential but an API key names a profile here, the
/// shared one included: usage without it is refused with 400 `Invalid profileArn.` (notes on Kiro
/// IDE 1.0.369, 2026-08-02). A token that is expired or unfit is 400 `AccessDeniedException`,
/// `Invalid token`.
///
/// Source: Kiro IDE 1.1.70 for models and usage (kiro-lb 0.2.7, 2026-09-30); kiro-cli for profiles
/// (kiro2claude, KiroCrew, autumn 2026).
public final class ControlPlane {

  /// The base address of the service; `{region}` stands for one of [#REGIONS].
  public static final String URL = "https://management.{region}.kiro.dev";

  /// Where the control plane exists.
  public static final HostRegions REGIONS = HostRegions.COMMERCIAL;

  private static final String MODELS = "KiroControlPlaneBearerService.ListAvailableModels";
  private static final String ACCOUNTS = "AmazonCodeWhispererService.";
  private static final String PROFILE = "profileArn";
  private static final String ORIGIN = "AI_EDITOR";
  private static final int PROFILES_PER_PAGE = 10;

  private ControlPlane() {}

  /// The models that the credential may use, which depend on its plan.
  ///
  /// @param nextToken from the page before; null for the first page
  public static WireRequest listAvailableModels(
      Caller caller, @Nullable String nextToken, UUID invocation) {
    ObjectNode body = object().put("origin", ORIGIN);
    putIfPresent(body, PROFILE, caller.profileArn());
    putIfPresent(body, "nextToken", nextToken);
    return post(caller, SdkClient.CONTROL_PLANE, MODELS, body, invocation);
  }

  /// The plan's limits and what of them is used; the only operation that stays a GET.
  public static WireRequest getUsageLimits(Caller caller, UUID invocation) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("origin", ORIGIN);
    caller.profile().ifPresent(arn -> query.put(PROFILE, arn));
    query.put("resourceType", "AGENTIC_REQUEST");
    query.put("isEmailRequired", "true");
    return HeaderList.of(caller, SdkClient.ACCOUNT, invocation).get("/getUsageLimits", query);
  }

  /// The profiles of an organisation's account in the region that is asked. Only for kinds with
  /// [CredentialKind#listsProfiles].
  ///
  /// @param nextToken from the page before; null for the first page
  public static WireRequest listAvailableProfiles(
      Caller caller, @Nullable String nextToken, UUID invocation) {
    ObjectNode body = object().put("maxResults", PROFILES_PER_PAGE);
    putIfPresent(body, "nextToken", nextToken);
    return post(caller, SdkClient.ACCOUNT, ACCOUNTS + "ListAvailableProfiles", body, invocation);
  }

  /// One profile: the caller's, or that of the API key itself when the caller names none. A success
  /// states that the key belongs to the region that was asked.
  public static WireRequest getProfile(Caller caller, UUID invocation) {
    ObjectNode body = object();
    putIfPresent(body, PROFILE, caller.profileArn());
    return post(caller, SdkClient.ACCOUNT, ACCOUNTS + "GetProfile", body, invocation);
  }

  private static WireRequest post(
      Caller caller, SdkClient client, String target, ObjectNode body, UUID invocation) {
    return HeaderList.of(caller, client, invocation)
        .with(HeaderList.CONTENT_TYPE, HeaderList.AWS_JSON)
        .with(HeaderList.TARGET, target)
        .post("/", body);
  }

  private static void putIfPresent(ObjectNode body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
