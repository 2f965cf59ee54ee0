package io.github.kiro4j.server.clients;

import java.util.List;
import java.util.stream.Stream;

/// What requests with a key may use.
public record KeyScope(ModelPatterns models, CredentialScope credentials) {

  /// Every model and every credential.
  public static final KeyScope ALL = new KeyScope(List.of(), CredentialScope.ALL);

  /// @param models patterns of model ids; empty for every model
  public KeyScope(List<String> models, CredentialScope credentials) {
    this(new ModelPatterns(models), credentials);
  }

  /// Whether requests may use a model.
  ///
  /// @param names the ids of the model: the upstream's, and the one in the list of models
  public boolean allowsModel(String... names) {
    return Stream.of(names).anyMatch(models::match);
  }
}
