package io.github.kiro4j.server.clients;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.protocol.models.Resolution;
import java.util.function.Supplier;

/// Whether a caller may send a request for messages now.
public final class ClientAccess {

  private final Supplier<ModelResolver> resolver;
  private final KeyUsage usage;

  public ClientAccess(Supplier<ModelResolver> resolver, KeyUsage usage) {
    this.resolver = resolver;
    this.usage = usage;
  }

  /// The outcome.
  public sealed interface Decision {

    /// The request may go on; the permit has to be ended.
    record Admitted(KeyPermit permit) implements Decision {}

    /// The request is refused with the error.
    record Refused(ClientError error) implements Decision {}
  }

  /// Decides about one request. The model is checked first, so that a request for a model that the
  /// key may not use counts for no limit.
  ///
  /// @param model as the client names the model; a name that stands for no model is not refused
  ///   here
  public Decision begin(KeyIdentity caller, String model) {
    if (resolver.get().resolve(model).filter(found -> !allowed(caller, found)).isPresent()) {
      return new Decision.Refused(notAllowed(model));
    }
    return switch (usage.begin(caller)) {
      case KeyUsage.Decision.Admitted(KeyPermit permit) -> new Decision.Admitted(permit);
      case KeyUsage.Decision.Refused(LimitReached limit) -> new Decision.Refused(limit.error());
    };
  }

  private static boolean allowed(KeyIdentity caller, Resolution found) {
    KiroModel model = found.model();
    return caller.scope().allowsModel(model.id(), model.listedId());
  }

  /// Status 404 and the beginning `model: NAME`, as Anthropic's API answers for models that an
  /// account has no access to; Claude Code asks its user to choose another model then, and after
  /// 403 to sign in again. Source: recorded sessions of Claude Code.
  private static ClientError notAllowed(String model) {
    return ClientError.of(
            ErrorType.NOT_FOUND_ERROR, "model: %s (this API key may not use it)".formatted(model))
        .withoutRetry();
  }
}
