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

/// The catalogue in use: the shipped one, brought up to date by what the upstream lists, with the
/// operator's word above both.
///
/// Readers take an immutable resolver once per request; an update replaces it as a whole.
public final class LiveCatalogue implements Supplier<ModelResolver> {

  private static final Logger LOG = LoggerFactory.getLogger(LiveCatalogue.class);

  private final ModelsConfiguration configuration;
  private volatile ModelResolver current;

  /// Begins with the shipped catalogue.
  ///
  /// @throws IllegalArgumentException if the configuration contradicts the catalogue; the message
  ///   names the key below `models`
  public LiveCatalogue(ModelsConfiguration configuration) {
    this.configuration = configuration;
    this.current = resolver(ModelCatalogue.shipped());
    warnOfAliasesToNowhere();
  }

  /// The catalogue that the configuration describes.
  ///
  /// @throws StartupException if the configuration contradicts the shipped catalogue
  public static LiveCatalogue configured(ModelsConfiguration configuration)
      throws StartupException {
    try {
      return new LiveCatalogue(configuration);
    } catch (IllegalArgumentException e) {
      throw new StartupException("models." + e.getMessage());
    }
  }

  @Override
  public ModelResolver get() {
    return current;
  }

  /// Takes in what the upstream lists. Models that an earlier list had stay: lists depend on the
  /// credential's plan and country.
  synchronized void update(List<UpstreamModel> listed) {
    ModelCatalogue before = current.catalogue();
    current = resolver(before.withUpstream(listed));
    List<String> added =
        current.catalogue().models().stream()
            .map(KiroModel::id)
            .filter(id -> before.find(id).isEmpty())
            .toList();
    if (!added.isEmpty()) {
      LOG.info("the upstream has models that were not known: {}", added);
    }
  }

  private ModelResolver resolver(ModelCatalogue known) {
    return new ModelResolver(configuration.over(known), configuration.preferences());
  }

  /// The upstream may list the model later, so that this does not keep the gateway from starting.
  private void warnOfAliasesToNowhere() {
    configuration.getAliases().keySet().stream()
        .filter(Predicate.not(this::leadsToAModel))
        .forEach(name -> LOG.warn("models.aliases.{} names a model that is not known", name));
  }

  private boolean leadsToAModel(String alias) {
    Optional<Resolution> found = current.resolve(alias);
    return found.isPresent() && !found.get().fellBack();
  }
}
