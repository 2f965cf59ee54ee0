package io.github.kiro4j.server.models;

import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelCatalogue;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.protocol.models.Resolution;
import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.config.ModelsConfiguration;
import io.github.kiro4j.server.config.StartupException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The catalogue in use: the shipped catalogue, updated by the upstream's list of models; the
/// operator's settings take precedence over both.
///
/// Each request takes an immutable resolver once; an update replaces the resolver as a whole.
public final class LiveCatalogue implements Supplier<ModelResolver> {

  private static final Logger LOG = LoggerFactory.getLogger(LiveCatalogue.class);

  private final ModelsConfiguration configuration;
  private volatile ModelResolver current;

  /// Starts with the shipped catalogue.
  ///
  /// @throws IllegalArgumentException if the configuration contradicts the catalogue; the message
  ///   names the key below `models`
  LiveCatalogue(ModelsConfiguration configuration) {
    this.configuration = configuration;
    this.current = resolver(ModelCatalogue.shipped());
    warnAboutUnknownTargets();
  }

  /// The catalogue that the configuration describes.
  ///
  /// @throws StartupException if the configuration contradicts the shipped catalogue
  public static LiveCatalogue configured(ModelsConfiguration configuration)
      throws StartupException {
    try {
      return new LiveCatalogue(configuration);
    } catch (IllegalArgumentException e) {
      throw new StartupException("models", "models." + e.getMessage());
    }
  }

  @Override
  public ModelResolver get() {
    return current;
  }

  /// Adds the models that the upstream lists. Models of an earlier list stay, because a list
  /// depends on the plan and the country of the credential.
  synchronized void update(List<UpstreamModel> listed) {
    ModelCatalogue before = current.catalogue();
    current = resolver(before.withUpstream(listed));
    List<String> added =
        current.catalogue().models().stream()
            .map(KiroModel::id)
            .filter(id -> before.find(id).isEmpty())
            .toList();
    if (!added.isEmpty()) {
      LOG.info("the upstream lists new models: {}", added);
    }
  }

  private ModelResolver resolver(ModelCatalogue known) {
    return new ModelResolver(configuration.over(known), configuration.preferences());
  }

  /// An unknown target is not an error, because the upstream may list the model later.
  private void warnAboutUnknownTargets() {
    configuration.getAliases().keySet().stream()
        .filter(Predicate.not(this::hasKnownTarget))
        .forEach(name -> LOG.warn("models.aliases.{} names an unknown model", name));
  }

  private boolean hasKnownTarget(String alias) {
    Optional<Resolution> found = current.resolve(alias);
    return found.isPresent() && !found.get().fellBack();
  }
}
