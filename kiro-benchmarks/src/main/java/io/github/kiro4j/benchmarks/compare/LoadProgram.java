package io.github.kiro4j.benchmarks.compare;

import java.io.IOException;
import java.util.List;

/// Compares gateways with each other and with their upstream, and prints a table.
///
/// Arguments: `NAME=FILE` for a gateway of this project, which the program starts (a jar, or the
/// launcher `kiro`), and `NAME=PORT,PATH,KEY` for any other gateway, which runs already and has the
/// program's upstream as its own. System properties: `load.seconds` measures briefly;
/// `load.streams` (5000) is the number of slow streams; `load.credentials` (1) is the number of
/// credentials of each gateway that is started; `load.upstreamPort` (any) is the port of the
/// upstream on 127.0.0.1.
public final class LoadProgram {

  private LoadProgram() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 0) {
      System.err.println(
          "usage: java -cp kiro-benchmarks.jar %s NAME=FILE|NAME=PORT,PATH,KEY..."
              .formatted(LoadProgram.class.getName()));
      System.exit(2);
    }
    List<Gateway> gateways = List.of(arguments).stream().map(Gateway::of).toList();
    try (FakeUpstream upstream =
        new FakeUpstream(
            Integer.getInteger("load.upstreamPort", 0),
            Integer.getInteger("load.credentials", 1))) {
      System.err.println("the upstream is http://127.0.0.1:" + upstream.port());
      ResultTable table = Comparison.of(gateways, upstream, sizes());
      System.out.println(table.markdown());
      System.exit(table.lost() == 0 ? 0 : 1);
    }
  }

  private static Sizes sizes() {
    int seconds = Integer.getInteger("load.seconds", 0);
    return seconds == 0
        ? Sizes.full(Integer.getInteger("load.streams", 5_000))
        : Sizes.brief(seconds);
  }
}
