package io.github.kiro4j.cli.testing;

import io.github.kiro4j.simulator.service.Host;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Replaces what differs between runs: addresses, times, hashes and versions. Values in table
/// columns keep their width.
public final class Normal {

  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|\\+00:00)");
  private static final Pattern DATE_AND_TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
  private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d\\b");
  private static final Pattern AGO = Pattern.compile("\\b\\d+ (s|min)( ago)?\\b");
  private static final Pattern SECONDS = Pattern.compile("\\b\\d\\.\\d s\\b");
  private static final Pattern MILLISECONDS = Pattern.compile("(Ms\"? ?: )\\d+(\\.\\d+)?");
  private static final Pattern UPTIME = Pattern.compile("(uptimeSeconds\"? ?: )\\d+");
  private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");
  private static final Pattern VERSIONS =
      Pattern.compile("\\S+ on Java \\S+?(,|$)", Pattern.MULTILINE);
  private static final Pattern VERSION_MEMBERS =
      Pattern.compile("((?:v|javaV)ersion\"? ?: \"?)[^\",\\n]+");

  /// Known only where the gateway runs from what `package` has built.
  private static final Pattern BUILD = Pattern.compile("^build  .*\\R", Pattern.MULTILINE);

  private static final Pattern RESET = Pattern.compile("(nextResetAt\"? ?: )[0-9.E]+");
  private static final Pattern DECADES = Pattern.compile("\\bin \\d{5} d\\b");
  private static final Pattern CLIENT_KEY = Pattern.compile("\\bsk-kiro4j-[0-9A-Za-z]{32}\\b");
  private static final Pattern KEY_PREFIX = Pattern.compile("\\bsk-kiro4j-[0-9A-Za-z]{8}\\b");
  private static final Pattern KEY_ID = Pattern.compile("\\bkey_[0-9a-z]{8}\\b");
  private static final Pattern REQUEST_ID = Pattern.compile("\\breq_[0-9A-Za-z]+");

  private Normal() {}

  public static String of(String text, RunningGateway gateway, Path folder) {
    String result = text.replace(gateway.uri().toString(), "http://gateway");
    int port = 59990;
    for (Host host : Host.values()) {
      String address = "http://127.0.0.1:" + port++;
      result = result.replace(gateway.upstream().url(host).toString(), address);
    }
    result = result.replace(folder.resolve("home").toString(), "~");
    result = result.replace(folder.toString(), "/folder");
    result = TIME.matcher(result).replaceAll("TIME");
    result = DATE_AND_TIME.matcher(result).replaceAll("YYYY-MM-DD hh:mm:ss");
    result = DATE.matcher(result).replaceAll("YYYY-MM-DD");
    result = HASH.matcher(result).replaceAll("SHA-256");
    result = VERSIONS.matcher(result).replaceAll("VERSION on Java VERSION$1");
    result = VERSION_MEMBERS.matcher(result).replaceAll("$1VERSION");
    result = BUILD.matcher(result).replaceAll("");
    result = RESET.matcher(result).replaceAll("$1N");
    result = MILLISECONDS.matcher(result).replaceAll("$1N");
    result = UPTIME.matcher(result).replaceAll("$1N");
    result = SECONDS.matcher(result).replaceAll("N.N s");
    result = DECADES.matcher(result).replaceAll("in DDDDD d");
    result = CLIENT_KEY.matcher(result).replaceAll("sk-kiro4j-SECRET");
    result = KEY_PREFIX.matcher(result).replaceAll("sk-kiro4j-PPPPPPPP");
    result = KEY_ID.matcher(result).replaceAll("key_IIIIIIII");
    result = AGO.matcher(result).replaceAll("N s$2");
    return REQUEST_ID.matcher(result).replaceAll("req_ID");
  }
}
