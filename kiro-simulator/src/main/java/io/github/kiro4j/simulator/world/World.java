package io.github.kiro4j.simulator.world;

import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.wire.Reply;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A possible behaviour of the service, where sources disagree or hosts are unavailable. Immutable;
/// each method returns a changed behaviour.
///
/// ```java
/// World.EVERYTHING.gone(Host.RUNTIME).arn(Host.Q, AccountKind.BUILDER_ID, ArnRule.REFUSED)
/// ```
///
/// @param states the states of hosts; a host without a state serves
/// @param oldAgentsRefused hosts that admit Builder IDs and IAM Identity Center by the client's
///   version only
/// @param foreignArn how the runtime host refuses an ARN of another account
/// @param initialResponse whether streams of the runtime dialect begin with `initial-response`
/// @param emptyHistoryRefused whether the runtime dialect refuses `"history": []`
public record World(
    Map<Host, HostState> states,
    ArnRules arnRules,
    Set<Host> oldAgentsRefused,
    ForeignArn foreignArn,
    boolean initialResponse,
    boolean emptyHistoryRefused) {

  /// All hosts serve, with the rules that agree with all sources.
  public static final World EVERYTHING =
      new World(
          Map.of(),
          ArnRules.USUAL,
          Set.of(Host.Q, Host.CODEWHISPERER),
          ForeignArn.MALFORMED,
          true,
          true);

  private static final Set<Host> DATA_PLANE =
      Set.copyOf(EnumSet.of(Host.RUNTIME, Host.Q, Host.CODEWHISPERER));

  public World {
    states = Map.copyOf(states);
    oldAgentsRefused = Set.copyOf(oldAgentsRefused);
  }

  /// Of the hosts of the data plane, only these serve; the others refuse connections. The control
  /// plane serves.
  public static World only(Host... hosts) {
    Set<Host> gone = EnumSet.copyOf(DATA_PLANE);
    gone.removeAll(List.of(hosts));
    return EVERYTHING.gone(gone.toArray(Host[]::new));
  }

  public World gone(Host... hosts) {
    return with(new HostState.Gone(), hosts);
  }

  public World serving(Host... hosts) {
    return with(new HostState.Serving(), hosts);
  }

  /// The host answers every request with the error.
  public World failing(Host host, ServiceError error) {
    return with(new HostState.Failing(error), host);
  }

  /// The host answers every request with the reply, whatever its dialect.
  public World answering(Host host, Reply reply) {
    return with(new HostState.Answering(reply), host);
  }

  /// The rule for all kinds of accounts but API keys, which need no ARN anywhere.
  public World arn(Host host, ArnRule rule) {
    return Arrays.stream(AccountKind.values())
        .filter(kind -> kind != AccountKind.API_KEY)
        .reduce(this, (world, kind) -> world.arn(host, kind, rule), (_, world) -> world);
  }

  /// The rule for one kind of account.
  public World arn(Host host, AccountKind kind, ArnRule rule) {
    return withArnRules(arnRules.with(host, kind, rule));
  }

  /// Only these hosts look at the client's version.
  public World refusingOldAgents(Host... hosts) {
    return new World(
        states, arnRules, Set.of(hosts), foreignArn, initialResponse, emptyHistoryRefused);
  }

  public World foreignArn(ForeignArn refusal) {
    return new World(
        states, arnRules, oldAgentsRefused, refusal, initialResponse, emptyHistoryRefused);
  }

  /// Streams of the runtime dialect begin with the answer's first event.
  public World withoutInitialResponse() {
    return new World(states, arnRules, oldAgentsRefused, foreignArn, false, emptyHistoryRefused);
  }

  /// The runtime dialect accepts `"history": []`.
  public World acceptingEmptyHistory() {
    return new World(states, arnRules, oldAgentsRefused, foreignArn, initialResponse, false);
  }

  public HostState state(Host host) {
    return states.getOrDefault(host, new HostState.Serving());
  }

  public boolean isGone(Host host) {
    return state(host) instanceof HostState.Gone;
  }

  public ArnRule arnRule(Host host, AccountKind kind) {
    return arnRules.of(host, kind);
  }

  private World with(HostState state, Host... hosts) {
    Map<Host, HostState> changed = new EnumMap<>(Host.class);
    changed.putAll(states);
    for (Host host : hosts) {
      if (host == Host.COMBINED) {
        throw new IllegalArgumentException("the base address always serves");
      }
      changed.put(host, state);
    }
    return new World(
        changed, arnRules, oldAgentsRefused, foreignArn, initialResponse, emptyHistoryRefused);
  }

  private World withArnRules(ArnRules rules) {
    return new World(
        states, rules, oldAgentsRefused, foreignArn, initialResponse, emptyHistoryRefused);
  }
}
