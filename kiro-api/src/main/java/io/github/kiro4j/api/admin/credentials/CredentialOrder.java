package io.github.kiro4j.api.admin.credentials;

import java.util.List;

/// The body of `PUT /credentials/order`.
///
/// @param ids the id of every stored credential once, in the order of use
public record CredentialOrder(List<Long> ids) {

  public CredentialOrder {
    ids = List.copyOf(ids);
  }
}
