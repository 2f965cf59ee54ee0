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

/// A Kiro upstream on a port of this machine. It plays all hosts of the real service at once, each
/// on the paths that the real one uses, below any prefix: `http://127.0.0.1:4711/us-east-1` is as
/// good a base URL as the root, and recorded requests tell which one was used.
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

  /// Connections that may wait to be accepted: a load test opens its streams all at once.
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

  /// A simulator with the defaults, on a free port.
  public static KiroSimulator start() {
    return builder().start();
  }

  public static KiroSimulator start(int port) {
    return builder().port(port).start();
  }

  public static Builder builder() {
    return new Builder();
  }

  /// Plain HTTP without an idle timeout: a silent answer is one of the things to be simulated.
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
      throw new IllegalStateException("the simulator cannot start", e);
    }
    return this;
  }

  /// Where it listens, without a slash at the end.
  public URI baseUri() {
    return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort());
  }

  /// The accounts whose tokens are accepted; none at the beginning.
  public Accounts accounts() {
    return accounts;
  }

  /// What is answered to accepted chat requests; without a script, the conversation answers.
  public ScriptBook<Script> scripts() {
    return scripts;
  }

  /// What is answered to web searches; without a script, there are results.
  public ScriptBook<SearchScript> searches() {
    return searches;
  }

  /// Refusals of any request on any path, before tokens or bodies are looked at.
  public ScriptBook<ServiceError> refusals() {
    return refusals;
  }

  public List<RecordedRequest> requests() {
    return journal.all();
  }

  public List<RecordedRequest> requests(Operation operation) {
    return journal.of(operation);
  }

  /// The oldest request that matches, waiting for one when there is none yet.
  ///
  /// @throws IllegalStateException when none came in time
  public RecordedRequest awaitRequest(Predicate<RecordedRequest> matches, Duration timeout)
      throws InterruptedException {
    return journal.await(matches, timeout);
  }

  public void forgetRequests() {
    journal.clear();
  }

  /// Ends all answers, waiting or not, and frees the port.
  @Override
  public void close() {
    shutdown.begin();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the simulator cannot stop", e);
    }
  }

  /// How a simulator is to be.
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

    /// The port to listen on; 0, the default, for a free one.
    public Builder port(int number) {
      port = number;
      return this;
    }

    /// What tells when tokens expire. Pauses of answers take real time.
    public Builder clock(InstantSource source) {
      clock = source;
      return this;
    }

    public Builder accessTokenLifetime(Duration lifetime) {
      accessTokenLifetime = lifetime;
      return this;
    }

    public Builder validation(ValidationSettings settings) {
      validation = settings;
      return this;
    }

    public Builder models(SimulatedModels catalogue) {
      models = catalogue;
      return this;
    }

    /// How the conversation's answers are delivered; scripts say it themselves.
    public Builder delivery(Delivery how) {
      delivery = how;
      return this;
    }

    /// How many of the newest requests are kept, with their bodies.
    public Builder keptRequests(int count) {
      keptRequests = count;
      return this;
    }

    /// The operating system's buffer for what a client has not taken yet, so that little is on its
    /// way when a client does not read. By default the system chooses.
    public Builder sendBufferBytes(int bytes) {
      sendBufferBytes = bytes;
      return this;
    }

    public KiroSimulator start() {
      return new KiroSimulator(this).run();
    }
  }
}
