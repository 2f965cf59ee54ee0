package io.github.kiro4j.server.testing;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.protocol.dialect.route.SharedProfileArns;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.kiro.KiroRequest.ConversationState;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.cpu.CpuThreads;
import io.github.kiro4j.server.credentials.ClientCallers;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.credentials.RequestLimits;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.DefaultLimits;
import io.github.kiro4j.server.credentials.pool.PoolContext;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.credentials.refresh.HttpTokenService;
import io.github.kiro4j.server.credentials.refresh.RefreshRequests;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeSettings;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeStates;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.credentials.store.journal.WriteBehindStore;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.outbound.HttpClients;
import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.outbound.TrustedCertificates;
import io.github.kiro4j.server.upstream.KiroUpstream;
import io.github.kiro4j.server.upstream.call.EventStream;
import io.github.kiro4j.server.upstream.call.OutgoingRequest;
import io.github.kiro4j.server.upstream.call.PendingAnswer;
import io.github.kiro4j.server.upstream.call.SendListener;
import io.github.kiro4j.server.upstream.call.SilenceWatch;
import io.github.kiro4j.server.upstream.call.StreamingClient;
import io.github.kiro4j.server.upstream.call.UpstreamFailureException;
import io.github.kiro4j.server.upstream.control.HttpAccountService;
import io.github.kiro4j.server.upstream.endpoint.DataPlaneEndpoints;
import io.github.kiro4j.server.upstream.endpoint.EndpointCoolDowns;
import io.github.kiro4j.server.upstream.endpoint.RouteLoop;
import io.github.kiro4j.server.upstream.failover.RetryRules;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Everything between a translated request and a simulated upstream, with a time of its own.
public final class UpstreamRig implements AutoCloseable {

  public static final String MODEL = "claude-sonnet-4.5";

  public final TestClock clock = new TestClock();
  public final KiroSimulator simulator =
      KiroSimulator.builder().clock(clock).keptRequests(100_000).start();
  public final Path folder;
  public final HttpClients http;
  private final SilenceWatch silence;
  public final ApiClient api;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final CpuThreads threads = new CpuThreads();
  private final List<String> entries = new ArrayList<>();
  private @Nullable CredentialStore store;
  private @Nullable CredentialPool pool;
  private @Nullable KiroUpstream upstream;
  private @Nullable AccountService accounts;
  private LoadBalancing mode = LoadBalancing.PRIORITY;
  private @Nullable RetryRules rules;
  private int floor = 1_000;
  private boolean everyEndpoint;
  private @Nullable Endpoint usualEndpoint;
  private @Nullable String runtimeUrl;
  private SharedProfileArns sharedArns = new SharedProfileArns(null, null);
  private RequestLimits limits = RequestLimits.UNSET;
  private Executor background = Runnable::run;

  public UpstreamRig(Path folder) throws IOException {
    this(folder, Duration.ofSeconds(20));
  }

  public UpstreamRig(Path folder, Duration idleTimeout) throws IOException {
    this.folder = folder;
    this.silence = new SilenceWatch(idleTimeout, timer);
    this.http =
        new HttpClients(
            Duration.ofSeconds(5),
            idleTimeout,
            TrustedCertificates.ofTheJdk(),
            new ProxySettings.Direct());
    this.api = new ApiClient(http, timer);
  }

  /// So many social accounts, `social-1` first.
  public UpstreamRig withSocial(int count) {
    IntStream.range(0, count).forEach(_ -> addSocial(""));
    return this;
  }

  /// A social account and its credential.
  ///
  /// @param members more JSON members of the credential's entry, each followed by a comma
  public Account addSocial(String members) {
    String token = simulator.accounts().newRefreshToken();
    entries.add("{%s\"refreshToken\": \"%s\"}".formatted(members, token));
    return simulator.accounts().addSocial(token);
  }

  public Account addIdc(String members) {
    String token = simulator.accounts().newRefreshToken();
    entries.add(
        "{%s\"refreshToken\": \"%s\", \"clientId\": \"c\", \"clientSecret\": \"s\"}"
            .formatted(members, token));
    return simulator.accounts().addIdc("c", "s", token);
  }

  public Account addApiKey(String key) {
    entries.add("{\"kiroApiKey\": \"%s\"}".formatted(key));
    return simulator.accounts().addApiKey(key);
  }

  public UpstreamRig balanced() {
    mode = LoadBalancing.BALANCED;
    return this;
  }

  public UpstreamRig retryFloor(int retriesPerMinute) {
    floor = retriesPerMinute;
    return this;
  }

  /// The limits of credentials that have none of their own.
  public UpstreamRig limits(RequestLimits defaults) {
    limits = defaults;
    return this;
  }

  public UpstreamRig builderIdProfileArn(String arn) {
    sharedArns = new SharedProfileArns(arn, null);
    return this;
  }

  /// The gateway knows all three hosts of the data plane and the shared profile ARNs.
  public UpstreamRig withEveryEndpoint() {
    everyEndpoint = true;
    sharedArns = SharedProfileArns.DEFAULT;
    return this;
  }

  /// Another address of the runtime endpoint than the simulator's.
  public UpstreamRig runtimeAt(String url) {
    runtimeUrl = url;
    return this;
  }

  /// The only endpoint of credentials that name none of their own.
  public UpstreamRig usualEndpoint(Endpoint endpoint) {
    usualEndpoint = endpoint;
    return this;
  }

  public Account addBuilderId() {
    String token = simulator.accounts().newRefreshToken();
    entries.add(
        "{\"refreshToken\": \"%s\", \"clientId\": \"c\", \"clientSecret\": \"s\", \"provider\": \"BuilderId\"}"
            .formatted(token));
    return simulator.accounts().addBuilderId("c", "s", token);
  }

  public Account addInternal() {
    String token = simulator.accounts().newRefreshToken();
    entries.add(
        "{\"refreshToken\": \"%s\", \"clientId\": \"c\", \"clientSecret\": \"s\", \"provider\": \"Internal\"}"
            .formatted(token));
    return simulator.accounts().addInternal("c", "s", token);
  }

  /// An account of an organisation's own identity provider, which the simulator lacks: the entry
  /// has an access token.
  public Account addExternalIdp() {
    Account account = simulator.accounts().addExternalIdp();
    entries.add(
        """
        {"authMethod": "external_idp", "refreshToken": "test_refresh_token", "clientId": "c",
         "tokenEndpoint": "https://login.microsoftonline.com/test/oauth2/v2.0/token",
         "accessToken": "%s", "expiresAt": "%s"}\
        """
            .formatted(
                simulator.accounts().issueAccessToken(account),
                clock.instant().plus(Duration.ofMinutes(50))));
    return account;
  }

  /// An account of this kind with its credential. An organisation's account has one profile, which
  /// is not stored with the credential.
  public Account add(AccountKind kind) {
    return switch (kind) {
      case SOCIAL -> addSocial("");
      case BUILDER_ID -> addBuilderId();
      case IDC -> addIdc("\"provider\": \"Enterprise\", ");
      case INTERNAL -> addInternal();
      case EXTERNAL_IDP -> addExternalIdp();
      case API_KEY -> addApiKey("ksk_fake-key-of-a-test");
    };
  }

  public UpstreamRig backgroundThreads() {
    background = Executors.newVirtualThreadPerTaskExecutor();
    return this;
  }

  public Path credentialsFile() {
    return folder.resolve("credentials.json");
  }

  public UpstreamRig open() throws IOException {
    if (!Files.exists(credentialsFile())) {
      Files.writeString(credentialsFile(), "[" + String.join(",\n", entries) + "]");
    }
    Regions regions = new Regions("us-east-1", null, null);
    MachineId machineIds = new MachineId(null);
    ClientCallers callers = TestClients.callers(sharedArns);
    StateFile state = StateFile.in(folder);
    CredentialStore opened =
        WriteBehindStore.over(
            FileCredentialStore.open(credentialsFile(), state, machineIds, EntryEncryption.NONE),
            folder);
    store = opened;
    RetryRules newRules =
        new RetryRules(Duration.ofSeconds(60), floor, clock, clock::sleep, new Random(1));
    rules = newRules;
    pool =
        CredentialPool.open(
            context(opened, regions, callers),
            new FileRuntimeStates(state),
            new FileRuntimeSettings(state),
            mode,
            null);
    upstream =
        new KiroUpstream(
            new StreamingClient(http, silence, threads),
            new RouteLoop(endpoints(regions, callers), new EndpointCoolDowns(clock)),
            pool(),
            newRules,
            new KiroUpstream.TimeLimits(Duration.ofSeconds(60), Duration.ofMinutes(5)),
            timer);
    return this;
  }

  private DataPlaneEndpoints endpoints(Regions regions, ClientCallers callers) {
    return everyEndpoint
        ? new DataPlaneEndpoints(
            Endpoint.DEFAULT_ORDER,
            usualEndpoint,
            Map.of(
                Endpoint.RUNTIME,
                    requireNonNullElse(runtimeUrl, simulator.url(Host.RUNTIME).toString()),
                Endpoint.Q, simulator.url(Host.Q).toString(),
                Endpoint.CODEWHISPERER, simulator.url(Host.CODEWHISPERER).toString()),
            regions,
            callers)
        : TestClients.restEndpoint(simulator.baseUri().toString(), regions, callers);
  }

  private PoolContext context(CredentialStore opened, Regions regions, ClientCallers callers) {
    String base = simulator.baseUri().toString();
    return new PoolContext(
        opened,
        new HttpTokenService(
            api,
            new RefreshRequests(
                new RefreshRequests.AuthEndpoints(base, base, Set.of()),
                regions,
                new KiroHeaders(callers),
                Duration.ofSeconds(20)),
            clock),
        accounts(regions, callers),
        new DefaultLimits(limits),
        clock,
        new Random(1),
        background);
  }

  private AccountService accounts(Regions regions, ClientCallers callers) {
    String url =
        everyEndpoint ? simulator.regionalUrl(Host.MANAGEMENT) : simulator.baseUri().toString();
    AccountService service =
        new HttpAccountService(api, url, regions, callers, Duration.ofSeconds(20));
    accounts = service;
    return service;
  }

  /// What asks the control plane.
  public AccountService accounts() {
    return requireNonNull(accounts);
  }

  /// As after a restart.
  public UpstreamRig reopen() throws IOException {
    pool().saveStates();
    requireNonNull(store).close();
    return open();
  }

  public CredentialPool pool() {
    return requireNonNull(pool);
  }

  public RetryRules rules() {
    return requireNonNull(rules);
  }

  /// The credential at that place, counted from 1.
  public PooledCredential credential(int number) {
    return pool().members().get(number - 1);
  }

  public HealthState health(int number) {
    return credential(number).health();
  }

  public PendingAnswer call(String conversation, String model) {
    return requireNonNull(upstream)
        .call(
            new OutgoingRequest(request(conversation, model), 0, CredentialScope.ALL),
            SendListener.NONE);
  }

  /// Asks in a conversation of its own and reads the answer to its end.
  ///
  /// @return empty when there was one
  public Optional<UpstreamFailure> ask() throws Exception {
    return ask(UUID.randomUUID().toString(), MODEL);
  }

  public Optional<UpstreamFailure> ask(String conversation, String model) throws Exception {
    try (PendingAnswer call = call(conversation, model)) {
      EventStream events = call.events();
      while (events.next(() -> {}) != null) {}
      return Optional.empty();
    } catch (UpstreamFailureException e) {
      return Optional.of(e.failure());
    }
  }

  /// The accounts that were asked for answers, in order.
  public List<String> asked() {
    return simulator.requests(Operation.GENERATE).stream()
        .map(request -> request.account().orElse("?"))
        .toList();
  }

  private static KiroRequest request(String conversation, String model) {
    return new KiroRequest(
        new ConversationState(
            conversation,
            List.of(),
            new UserInputMessage("Hi", null, List.of(), model, "AI_EDITOR"),
            UUID.randomUUID().toString(),
            "vibe",
            "MANUAL"),
        null,
        null);
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    threads.stop();
    if (store != null) {
      store.close();
    }
    api.stop();
    http.stop();
    simulator.close();
  }
}
