package io.github.kiro4j.server.clients;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What requests with a key may use.
///
/// @param models patterns of model ids, in which `*` stands for any characters; empty for every
///   model
public record KeyScope(List<String> models, CredentialScope credentials) {

  /// Every model and every credential.
  public static final KeyScope ALL = new KeyScope(List.of(), CredentialScope.ALL);

  public KeyScope {
    models = List.copyOf(models);
  }

  /// Whether requests may use a model.
  ///
  /// @param names the ids of the model: the upstream's, and the one in the list of models
  public boolean allowsModel(String... names) {
    return models.isEmpty()
        || models.stream()
            .anyMatch(pattern -> Stream.of(names).anyMatch(name -> matches(pattern, name)));
  }

  /// The admin API accepts only patterns of letters, digits, `*` and a few other characters, so
  /// none of them ends the quotation.
  private static boolean matches(String pattern, String name) {
    String expression = "\\Q" + pattern.toLowerCase(Locale.ROOT).replace("*", "\\E.*\\Q") + "\\E";
    return name.toLowerCase(Locale.ROOT).matches(expression);
  }
}
