package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.credentials.CredentialTest;
import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.upstream.UpstreamProbe;
import io.github.kiro4j.server.upstream.call.UpstreamFailureException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Tests credentials with a tiny request to the upstream.
public final class CredentialTests {

  /// The family of the cheapest models, which every plan includes.
  private static final String FAMILY = "haiku";

  private final UpstreamProbe probe;
  private final Supplier<ModelResolver> models;
  private final InstantSource clock;

  public CredentialTests(UpstreamProbe probe, Supplier<ModelResolver> models, InstantSource clock) {
    this.probe = probe;
    this.models = models;
    this.clock = clock;
  }

  CredentialTest run(PooledCredential member) {
    Instant begin = clock.instant();
    String model = model();
    try {
      Credential credential = member.ready();
      probe.run(model, member, credential);
    } catch (RefreshFailedException e) {
      throw Problems.of(e.failure());
    } catch (UpstreamFailureException e) {
      throw Problems.of(e.failure(), model);
    }
    long duration = Duration.between(begin, clock.instant()).toMillis();
    String message = "Credential #" + member.credential().id() + " works.";
    return new CredentialTest(true, message, model, duration);
  }

  private String model() {
    List<KiroModel> known = models.get().catalogue().models();
    return known.stream()
        .filter(model -> model.family().equals(FAMILY))
        .findFirst()
        .orElseGet(known::getFirst)
        .id();
  }
}
