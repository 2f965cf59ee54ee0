package io.github.kiro4j.simulator;

import io.github.kiro4j.simulator.account.Accounts;
import io.github.kiro4j.simulator.account.RefreshEndpoints;
import io.github.kiro4j.simulator.conversation.Conversation;
import io.github.kiro4j.simulator.endpoint.ChatEndpoint;
import io.github.kiro4j.simulator.endpoint.ControlPlaneEndpoint;
import io.github.kiro4j.simulator.endpoint.Endpoints;
import io.github.kiro4j.simulator.endpoint.ProfileGate;
import io.github.kiro4j.simulator.endpoint.SearchEndpoint;
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
import io.github.kiro4j.simulator.validation.RequestValidator;
import io.github.kiro4j.simulator.validation.ValidationSettings;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/// A simulated Kiro upstream on a loopback port. The simulator stands for all hosts of the real
/// service at once, each with the paths of the real host below any prefix:
/// `http://127.0.0.1:4711/us-east-1` is a valid base URL as well as the root, and recorded requests
/// state the prefix.
///
/// ```java
/// try (KiroSimulator upstream = KiroSimulator.start()) {
///   upstream.accounts().addSocial(refreshToken);
///   upstream.scripts().next(Script.answer().text("Hello"));
///   …
///   upstream.requests(Operation.GENERATE);
/// }
/// ```
public final class KiroSimulator implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  /// Length of the accept queue, because load tests open all of their streams at once.
  private static final int ACCEPT_QUEUE = 4096;

  private final Accounts accounts;
  private final RequestJournal journal;
  private final ScriptBook<Script> scripts = new ScriptBook<>();
  private final ScriptBook<SearchScript> searches = new ScriptBook<>();
  private final ScriptBook<ServiceError> refusals = new ScriptBook<>();
  private final Shutdown shutdown = new Shutdown();
  private final Server server;
  private final ServerConnector connector;

  private KiroSimulator(Builder builder) {
    accounts = new Accounts(builder.clock, builder.accessTokenLifetime, new SecureRandom());
    journal = new RequestJournal(builder.keptRequests);
    server = new Server(new VirtualThreadPool(0));
    connector = connector(server, builder.port, builder.sendBufferBytes);
    server.addConnector(connector);
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

  /// Plain HTTP without an idle timeout, because silent responses are simulated as well.
  private static ServerConnector connector(Server server, int port, int sendBufferBytes) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    connector.setIdleTimeout(0);
    connector.setAcceptedTcpNoDelay(true);
    connector.setAcceptedSendBufferSize(sendBufferBytes);
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    return connector;
  }

  private Endpoints endpoints(Builder builder) {
    SimulatedModels models = builder.models;
    ProfileGate profiles = new ProfileGate(builder.validation.requireProfileArn());
    return new Endpoints(
        new ChatEndpoint(
            accounts,
            new RequestValidator(models, builder.validation),
            profiles,
            scripts,
            new Conversation(models),
            builder.delivery),
        new SearchEndpoint(accounts, profiles, searches),
        new RefreshEndpoints(accounts),
        new ControlPlaneEndpoint(accounts, profiles, models, builder.clock),
        refusals);
  }

  private KiroSimulator run() {
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the simulator cannot be started", e);
    }
    return this;
  }

  /// The base URL of the root, without a slash at the end.
  public URI baseUri() {
    return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort());
  }

  /// The accounts whose tokens are accepted. A new simulator has none.
  public Accounts accounts() {
    return accounts;
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

  /// Ends all responses, including waiting ones, and closes the port.
  @Override
  public void close() {
    shutdown.begin();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the simulator cannot be stopped", e);
    }
  }

  /// The settings of a simulator.
  public static final class Builder {

    private static final int KEPT_REQUESTS = 1_000;
    private static final int SYSTEMS_OWN = -1;

    private int port;
    private InstantSource clock = InstantSource.system();
    private Duration accessTokenLifetime = Duration.ofHours(1);
    private ValidationSettings validation = ValidationSettings.STRICT;
    private SimulatedModels models = SimulatedModels.builtIn();
    private Delivery delivery = Delivery.PROMPT;
    private int keptRequests = KEPT_REQUESTS;
    private int sendBufferBytes = SYSTEMS_OWN;

    private Builder() {}

    /// The port to listen on; 0, the default, for a free port.
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
