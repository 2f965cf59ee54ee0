package io.github.kiro4j.server.credentials.account;

import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.RefreshOnRefusal;
import java.io.IOException;
import java.util.List;

/// Records every balance that the provider states, whoever has asked for it.
public record BalanceRecorder(AccountService accounts, StatedBalances balances)
    implements AccountService {

  @Override
  public List<UpstreamModel> models(Credential credential, RefreshOnRefusal tokens)
      throws IOException, RefreshFailedException {
    return accounts.models(credential, tokens);
  }

  @Override
  public List<AccountProfile> profiles(Credential credential, RefreshOnRefusal tokens)
      throws IOException, RefreshFailedException {
    return accounts.profiles(credential, tokens);
  }

  @Override
  public AccountUsage usage(Credential credential, RefreshOnRefusal tokens)
      throws IOException, RefreshFailedException {
    AccountUsage usage = accounts.usage(credential, tokens);
    balances.stated(credential.id(), usage);
    return usage;
  }
}
