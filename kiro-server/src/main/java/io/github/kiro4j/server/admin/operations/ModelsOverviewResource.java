package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.operations.ModelOverview;
import io.github.kiro4j.api.admin.operations.ModelOverview.Model;
import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.protocol.models.ReasoningStyle;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminTimes;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.function.Supplier;

/// `GET /models`: the models that clients may request, and whether a credential serves them.
@AdminApi
@Path("/api/admin/models")
@Produces(MediaType.APPLICATION_JSON)
public final class ModelsOverviewResource {

  private final Supplier<ModelResolver> models;
  private final CredentialPool pool;

  public ModelsOverviewResource(Supplier<ModelResolver> models, CredentialPool pool) {
    this.models = models;
    this.pool = pool;
  }

  @GET
  public ModelOverview get() {
    return new ModelOverview(
        models.get().catalogue().models().stream()
            .sorted(Comparator.comparing(KiroModel::createdAt).reversed())
            .map(this::view)
            .toList());
  }

  private Model view(KiroModel model) {
    return new Model(
        model.listedId(),
        model.id(),
        model.displayName(),
        model.contextWindow(),
        model.maxOutputTokens(),
        AdminTimes.text(model.createdAt()),
        !(model.reasoning() instanceof ReasoningStyle.None),
        model.terms().rateMultiplier(),
        model.terms().inputTypes(),
        model.terms().refusalFallbacks().stream().map(KiroModel::listed).toList(),
        pool.serves(model.id()),
        pool.listing(model.id()));
  }
}
