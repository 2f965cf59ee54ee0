package io.github.kiro4j.server.models;

import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for the models of every usable credential of the pool, one credential after another, since
/// the list depends on the plan. Each credential keeps its list; a credential whose list cannot be
/// read keeps the list that it had.
public record PoolModelListing(CredentialPool pool, AccountService accounts)
    implements ModelListing {

  private static final Logger LOG = LoggerFactory.getLogger(PoolModelListing.class);

  @Override
  public List<UpstreamModel> fetch() throws IOException {
    List<UpstreamModel> all = new ArrayList<>();
    IOException failure = new IOException("no credential is usable");
    boolean answered = false;
    for (PooledCredential member : pool.members()) {
      if (member.usable()) {
        try {
          all.addAll(modelsOf(member));
          answered = true;
        } catch (IOException e) {
          LOG.info(
              "{}: the list of models is unavailable: {}",
              member.credential().label(),
              e.getMessage());
          failure = e;
        }
      }
    }
    if (!answered) {
      throw failure;
    }
    return all;
  }

  private List<UpstreamModel> modelsOf(PooledCredential member) throws IOException {
    try {
      List<UpstreamModel> models = member.ask(known -> accounts.models(known, member::refreshed));
      member.models().listed(models);
      return models;
    } catch (RefreshFailedException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
