package io.github.kiro4j.simulator;

import io.github.kiro4j.simulator.account.Accounts;
import io.github.kiro4j.simulator.account.RefreshEndpoints;
import io.github.kiro4j.simulator.conversation.Conversation;
import io.github.kiro4j.simulator.endpoint.Admission;
import io.github.kiro4j.simulator.endpoint.ChatEndpoint;
import io.github.kiro4j.simulator.endpoint.ControlPlaneEndpoint;
import io.github.kiro4j.simulator.endpoint.Endpoints;
import io.github.kiro4j.simulator.endpoint.ProfileRules;
import io.github.kiro4j.simulator.endpoint.SearchEndpoint;
import io.github.kiro4j.simulator.http.HostPorts;
import io.github.kiro4j.simulator.http.Shutdown;
import io.github.kiro4j.simulator.http.SimulatorHandler;
import io.github.kiro4j.simulator.models.SimulatedModels;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.recording.RequestJournal;
import io.github.kiro4j.simulator.script.Delivery;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.script.ScriptBook;
import io.github.kiro4j.simulator.script.SearchScript;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.signin.PendingSignIns;
import io.github.kiro4j.simulator.signin.SignInEndpoints;
import io.github.kiro4j.simulator.validation.RequestValidator;
import io.github.kiro4j.simulator.validation.ValidationSettings;
import io.github.kiro4j.simulator.wire.ServiceError;
import io.github.kiro4j.simulator.world.World;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// A simulated Kiro upstream on loopback ports: one for each host of the real service, and a base
/// address that stands for all hosts at once, without the rules that differ by host. A region after
/// an address, as in `http://127.0.0.1:4711/eu-central-1`, stands for the host of that region;
/// recorded requests state host and region.
///
/// ```java
/// try (KiroSimulator upstream = KiroSimulator.start()) {
///   upstream.accounts().addSocial(refreshToken);
///   upstream.enter(World.only(Host.RUNTIME));
///   upstream.scripts().next(Script.answer().text("Hello").ending("END_TURN", 1.5, 0.02));
///   … upstream.regionalUrl(Host.RUNTIME) …
///   upstream.requests(Operation.GENERATE);
/// }
/// ```
public final class KiroSimulator implements AutoCloseable {

  private final Accounts accounts;
  private final PendingSignIns signIns;
  private final RequestJournal journal;
  private final ScriptBook<Script> scripts = new ScriptBook<>();
  private final ScriptBook<SearchScript> searches = new ScriptBook<>();
  private final ScriptBook<ServiceError> refusals = new ScriptBook<>();
  private final Shutdown shutdown = new Shutdown();
  private final AtomicReference<World> world;
  private final Server server;
  private final HostPorts ports;

  private KiroSimulator(Builder builder) {
    accounts = new Accounts(builder.clock, builder.accessTokenLifetime, new SecureRandom());
    signIns = new PendingSignIns(accounts, builder.clock, new SecureRandom());
    journal = new RequestJournal(builder.keptRequests);
    world = new AtomicReference<>(builder.world);
    server = new Server(new VirtualThreadPool(0));
    ports = new HostPorts(server, builder.port, builder.sendBufferBytes);
    server.setHandler(
        new SimulatorHandler(endpoints(builder), accounts, journal, builder.clock, shutdown));
    server.setStopTimeout(0);
  }

  /// Starts a simulator with the defaults on a free port.
  public static KiroSimulator start() {
    return builder().start();
  }

  /// Starts a simulator with the defaults on this port.
  public static KiroSimulator start(int port) {
    return builder().port(port).start();
  }

  /// A builder with the defaults.
  public static Builder builder() {
    return new Builder();
  }

  private Endpoints endpoints(Builder builder) {
    SimulatedModels models = builder.models;
    Admission admission = new Admission(accounts, world::get);
    ProfileRules profiles = new ProfileRules(builder.validation.requireProfileArn(), world::get);
    return new Endpoints(
        new ChatEndpoint(
            admission,
            new RequestValidator(models, builder.validation),
            profiles,
            scripts,
            new Conversation(models),
            builder.delivery),
        new SearchEndpoint(admission, profiles, searches),
        new RefreshEndpoints(accounts),
        new SignInEndpoints(signIns, this::baseUri),
        new ControlPlaneEndpoint(admission, profiles, models, builder.clock),
        refusals,
        world::get);
  }

  private KiroSimulator run() {
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the simulator cannot be started", e);
    }
    ports.enter(world.get());
    return this;
  }

  /// The base address, without a slash at the end.
  public URI baseUri() {
    return url(Host.COMBINED);
  }

  /// The URL at which the host listens or, while it is unavailable, refuses connections; without a
  /// slash at the end.
  public URI url(Host host) {
    return URI.create(ports.address(host, "http"));
  }

  /// The block `upstream` of the configuration of a gateway whose upstream is this simulator;
  /// further keys of the block may follow, indented by two spaces.
  public String upstreamYaml() {
    return """
    upstream:
      runtimeUrl: %1$s
      qUrl: %2$s
      codewhispererUrl: %3$s
      managementUrl: %4$s
      socialAuthUrl: %5$s
      idcAuthUrl: %5$s
      portalUrl: %5$s
      externalIdpHosts: ["%5$s"]
    """
        .formatted(
            regionalUrl(Host.RUNTIME),
            regionalUrl(Host.Q),
            url(Host.CODEWHISPERER),
            regionalUrl(Host.MANAGEMENT),
            baseUri());
  }

  /// The host's URL with `{region}` as the first segment of the path, for clients that replace the
  /// placeholder.
  public String regionalUrl(Host host) {
    return ports.address(host, "http") + "/{region}";
  }

  /// An address of the host at which the TLS handshake fails.
  public URI brokenTlsUrl(Host host) {
    return URI.create(ports.address(host, "https"));
  }

  /// Changes the behaviour of the service from the next request on. A host that becomes unavailable
  /// closes its open connections.
  public void enter(World next) {
    world.set(next);
    ports.enter(next);
  }

  public World world() {
    return world.get();
  }

  /// The accounts whose tokens are accepted. A new simulator has none.
  public Accounts accounts() {
    return accounts;
  }

  /// The sign-ins under way, which a person approves or denies.
  public PendingSignIns signIns() {
    return signIns;
  }

  /// The responses to accepted chat requests. A request without a script is answered by the
  /// simulated conversation.
  public ScriptBook<Script> scripts() {
    return scripts;
  }

  /// The responses to web searches. A search without a script has results.
  public ScriptBook<SearchScript> searches() {
    return searches;
  }

  /// Errors for requests on any path, sent before tokens or bodies are checked.
  public ScriptBook<ServiceError> refusals() {
    return refusals;
  }

  /// The recorded requests, oldest first.
  public List<RecordedRequest> requests() {
    return journal.all();
  }

  /// The recorded requests of one operation, oldest first.
  public List<RecordedRequest> requests(Operation operation) {
    return journal.of(operation);
  }

  /// The oldest recorded request that matches. Waits for a matching request if there is none yet.
  ///
  /// @throws IllegalStateException if no matching request arrives within the timeout
  public RecordedRequest awaitRequest(Predicate<RecordedRequest> matches, Duration timeout)
      throws InterruptedException {
    return journal.await(matches, timeout);
  }

  /// Removes all recorded requests.
  public void forgetRequests() {
    journal.clear();
  }

  /// Ends all responses, including waiting ones, and closes the ports.
  @Override
  public void close() {
    shutdown.begin();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the simulator cannot be stopped", e);
    }
    ports.release();
  }

  /// The settings of a simulator.
  public static final class Builder {

    private static final int KEPT_REQUESTS = 1_000;
    private static final int SYSTEMS_OWN = -1;

    private int port;
    private InstantSource clock = InstantSource.system();
    private Duration accessTokenLifetime = Duration.ofHours(1);
    private ValidationSettings validation = ValidationSettings.STRICT;
    private World world = World.EVERYTHING;
    private SimulatedModels models = SimulatedModels.builtIn();
    private Delivery delivery = Delivery.PROMPT;
    private int keptRequests = KEPT_REQUESTS;
    private int sendBufferBytes = SYSTEMS_OWN;

    private Builder() {}

    /// The port of the base address; 0, the default, for a free one.
    public Builder port(int number) {
      port = number;
      return this;
    }

    /// The clock by which tokens expire. Pauses of responses take real time.
    public Builder clock(InstantSource source) {
      clock = source;
      return this;
    }

    /// How long access tokens are valid; one hour by default.
    public Builder accessTokenLifetime(Duration lifetime) {
      accessTokenLifetime = lifetime;
      return this;
    }

    /// The rules of the request validator; [ValidationSettings#STRICT] by default.
    public Builder validation(ValidationSettings settings) {
      validation = settings;
      return this;
    }

    /// The behaviour of the service at the start.
    public Builder world(World first) {
      world = first;
      return this;
    }

    /// The models that the simulated service offers.
    public Builder models(SimulatedModels catalogue) {
      models = catalogue;
      return this;
    }

    /// The delivery of the simulated conversation's answers. Scripts have their own delivery.
    public Builder delivery(Delivery how) {
      delivery = how;
      return this;
    }

    /// How many of the newest requests are recorded, with their bodies; 1,000 by default.
    public Builder keptRequests(int count) {
      keptRequests = count;
      return this;
    }

    /// The size of the operating system's send buffer, which bounds the bytes under way to a client
    /// that does not read. By default the system decides.
    public Builder sendBufferBytes(int bytes) {
      sendBufferBytes = bytes;
      return this;
    }

    /// Starts the simulator.
    public KiroSimulator start() {
      return new KiroSimulator(this).run();
    }
  }
}
