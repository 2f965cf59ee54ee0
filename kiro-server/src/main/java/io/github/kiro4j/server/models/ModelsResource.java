package io.github.kiro4j.server.models;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.models.CodexModelList;
import io.github.kiro4j.api.models.ModelList;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.server.clients.KeyIdentity;
import io.github.kiro4j.server.http.ApiException;
import io.github.kiro4j.server.http.ClientApi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `GET /v1/models` and `GET /v1/models/{id}`: the models that the client's key may use. And the
/// same routes under `/v1/v1`.
@ClientApi
@Path("/v1{again: (/v1)?}/models")
public final class ModelsResource {

  private final Supplier<ModelResolver> resolver;

  public ModelsResource(Supplier<ModelResolver> resolver) {
    this.resolver = resolver;
  }

  /// Lists the models.
  ///
  /// @param codexVersion what only Codex sends, which reads the models in a form of its own
  @GET
  public Response list(
      @Context ContainerRequestContext request,
      @QueryParam("client_version") @Nullable String codexVersion,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after_id") @Nullable String afterId,
      @QueryParam("before_id") @Nullable String beforeId) {
    ModelDirectory directory = directory(request);
    ModelList page = directory.page(PageRequest.of(limit, afterId, beforeId));
    return json(codexVersion == null ? page : new CodexModelList(page, directory.codexModels()));
  }

  /// The path parameter may contain slashes, because an operator's alias may.
  @GET
  @Path("{id: .+}")
  public Response get(@PathParam("id") String id, @Context ContainerRequestContext request) {
    return directory(request).find(id).map(ModelsResource::json).orElseThrow(() -> unknown(id));
  }

  private ModelDirectory directory(ContainerRequestContext request) {
    KeyIdentity caller = KeyIdentity.in(request.getProperty(KeyIdentity.ATTRIBUTE)).orElseThrow();
    return new ModelDirectory(resolver.get(), caller.scope());
  }

  private static Response json(Object body) {
    return Response.ok(Json.bytes(body), MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static ApiException unknown(String id) {
    return new ApiException(
        ClientError.of(ErrorType.NOT_FOUND_ERROR, "model: " + id).withoutRetry());
  }
}
