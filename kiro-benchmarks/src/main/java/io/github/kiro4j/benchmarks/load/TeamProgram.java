package io.github.kiro4j.benchmarks.load;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.keys.ClientKeyLimits;
import io.github.kiro4j.api.admin.keys.ClientKeySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// A team with 50 client keys sends requests to three gateways on one PostgreSQL, of which one is
/// killed in the middle. The program then compares sums: requests that were answered with rows in
/// the database, and requests of each key with its limit. Times are printed and not judged.
///
/// Argument: the jar of the server. System properties: `team.seconds` (60), `team.rate` (requests
/// per second of all members together, 200).
public final class TeamProgram {

  static final long MINUTE_MILLIS = 60_000;

  private static final int MEMBERS = 50;
  private static final int GATEWAYS = 3;

  /// Requests to each gateway before the measurement.
  private static final int WARM_UP = 300;

  private static final long SECONDS = Long.getLong("team.seconds", 60);
  private static final int RATE = Integer.getInteger("team.rate", 200);
  private static final String ADMIN_KEY = "admin-not-a-real-key-for-load";

  /// A gateway that is killed loses the rows of its last second.
  private static final Duration UNWRITTEN = Duration.ofSeconds(1);

  private final List<ServerProcess> gateways;
  private final List<TeamMember> members;
  private final long limit;
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();

  /// Requests without an answer from a gateway that was not killed.
  private final AtomicLong unexplained = new AtomicLong();

  private TeamProgram(List<ServerProcess> gateways, long limit) throws Exception {
    this.gateways = gateways;
    this.limit = limit;
    this.members = members();
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1) {
      System.err.println(
          "usage: java -cp kiro-benchmarks.jar %s kiro-server.jar"
              .formatted(TeamProgram.class.getName()));
      System.exit(2);
    }
    System.exit(run(Path.of(arguments[0])) ? 0 : 1);
  }

  private static boolean run(Path jar) throws Exception {
    List<String> program = ServerProcess.ofJar(jar, "256m");
    try (Upstream upstream = new Upstream();
        TeamDatabase database = TeamDatabase.start(program, upstream)) {
      GatewayUpstream shared = shared(database, upstream);
      List<ServerProcess> gateways = new ArrayList<>();
      try {
        for (int i = 0; i < GATEWAYS; i++) {
          gateways.add(ServerProcess.start(program, 0, shared));
        }
        TeamProgram team = new TeamProgram(gateways, limit());
        team.warmUp();
        team.send();
        return team.judge(database);
      } finally {
        gateways.forEach(ServerProcess::close);
      }
    }
  }

  /// The upstream of gateways whose credentials are in the database.
  private static GatewayUpstream shared(TeamDatabase database, Upstream upstream) {
    return new GatewayUpstream() {
      @Override
      public String credentials() {
        return "[]";
      }

      @Override
      public String configuration() {
        return "adminApiKey: " + ADMIN_KEY + "\n" + database.settings() + upstream.configuration();
      }
    };
  }

  /// A quarter of what a member sends, so that the limit is reached even if the program runs across
  /// the border of two minutes.
  private static long limit() {
    return Math.max(1, Math.min(SECONDS, 60) * RATE / MEMBERS / 4);
  }

  private List<TeamMember> members() throws IOException, InterruptedException {
    List<TeamMember> created = new ArrayList<>();
    try (AdminClient admin = new AdminClient(uri(gateways.getFirst()), ADMIN_KEY)) {
      for (int i = 0; i < MEMBERS; i++) {
        created.add(
            new TeamMember(
                admin
                    .keys()
                    .create(
                        new ClientKeySettings(
                            "member " + i,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            new ClientKeyLimits(limit, null, null, null, null)))
                    .key()));
      }
    }
    Thread.sleep(Duration.ofSeconds(2));
    return created;
  }

  private static URI uri(ServerProcess gateway) {
    return URI.create("http://127.0.0.1:" + gateway.target().port());
  }

  /// Cold gateways would let requests pile up, and serve them in bursts.
  private void warmUp() throws InterruptedException {
    TeamMember operator = new TeamMember(Target.KEY);
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < WARM_UP; i++) {
        for (ServerProcess gateway : gateways) {
          send(client, operator, gateway.target());
        }
      }
    }
  }

  /// Sends at a steady rate, whether or not the gateways keep up, and kills one gateway halfway.
  private void send() throws InterruptedException {
    long requests = SECONDS * RATE;
    long begin = System.nanoTime();
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long i = 0; i < requests; i++) {
        Thread.sleep(
            Duration.ofNanos(Math.max(0, begin + i * 1_000_000_000L / RATE - System.nanoTime())));
        if (i == requests / 2) {
          gateways.getLast().close();
        }
        TeamMember member = members.get((int) (i % MEMBERS));
        int alive = i < requests / 2 ? GATEWAYS : GATEWAYS - 1;
        Target target = gateways.get((int) (i / MEMBERS % alive)).target();
        threads.execute(() -> send(client, member, target));
      }
    }
  }

  private void send(HttpClient client, TeamMember member, Target target) {
    try {
      if (member.send(client, target)) {
        answered.incrementAndGet();
      } else {
        unanswered.incrementAndGet();
        if (!target.equals(gateways.getLast().target())) {
          unexplained.incrementAndGet();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean judge(TeamDatabase database) throws InterruptedException, SQLException {
    for (ServerProcess gateway : gateways.subList(0, GATEWAYS - 1)) {
      gateway.stop();
    }
    long rows = database.rows();
    long lost = answered.get() - rows;
    long allowedLoss = RATE * UNWRITTEN.toSeconds() / GATEWAYS + MEMBERS;
    System.out.printf(
        "%d requests answered, %d not, of which %d by gateways that were not killed (allowed 0);"
            + " %d rows, %d lost (allowed from %d to %d)%n",
        answered.get(),
        unanswered.get(),
        unexplained.get(),
        rows,
        lost,
        -unanswered.get(),
        allowedLoss);
    int most = members.stream().mapToInt(TeamMember::mostServedInAMinute).max().orElse(0);
    System.out.printf(
        "limit %d requests per minute and key; at most %d served (allowed %d)%n",
        limit, most, limit + excess());
    return unexplained.get() == 0
        && lost >= -unanswered.get()
        && lost <= allowedLoss
        && most <= limit + excess();
  }

  /// What a key sends in 2 s, and in the second that a killed gateway has not written.
  private static long excess() {
    return 3L * RATE / MEMBERS;
  }
}
