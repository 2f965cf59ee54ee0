package io.github.kiro4j.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.ServerCommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `check` refuses what the server refuses, with the same sentences.
@Isolated("reads output or log lines, or measures memory, of the whole JVM")
class RefusedConfigurationsTest {

  private static final String START = "kiro4j cannot start: ";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `region: us-east-1`                      | FILE: no apiKey is set. Put one into the configuration or into KIRO4J_API_KEY
          `apiKey: sk-your-own-key`                | FILE, line 1: apiKey is the placeholder of an example
          `apiKey: ${KIRO4J_TEST_UNSET}`           | line 1: apiKey: the environment variable KIRO4J_TEST_UNSET is not set
          `apiKey: a~adminApiKey: a`               | FILE, line 2: adminApiKey has the same value as apiKey
          `apiKey: a~credentialsFile: none.json`   | no credential is enabled in FOLDER/none.json
          `apiKey: a~~proxyUrl: ftp://10.0.0.1`    | FILE, line 3: proxyUrl must begin with http://, https:// or socks5://
          `apiKey: a~upstream:~  trustStore: ca.pem`  | FILE, line 3: upstream.trustStore: the file FOLDER/ca.pem does not exist
          `apiKey: a~trustedProxies: [nonsense]`   | FILE, line 2: trustedProxies: "nonsense" is neither an address nor a range such as 10.0.0.0/8
          `apiKey: a~region: eu-west-1~region: us-east-1`  | line 3: the key 'region' stands twice; remove one
          `apiKey: a~upstream:~  qUrl: q.example.com`  | line 3: upstream.qUrl must be an address that begins with https:// or http://
          `apiKey: a~countTokensApiUrl: example.com`   | line 2: countTokensApiUrl must be an address that begins with
          `apiKey: a~countTokensApiUrl: "http://[x"`   | FILE, line 2: countTokensApiUrl is not an address
          `apiKey: a~loadBalancingMode: fair`      | line 2: loadBalancingMode must be one of priority, balanced, not 'fair'
          `apiKey: a~upstream: {endpoints: [runtime, z]}`  | line 2: upstream.endpoints[1] must be one of runtime, q, codewhisperer, not 'z'
          `apiKey: a~upstream:~  idleTimeout: 30x`  | line 3: upstream.idleTimeout must be a time with its unit (ms, s, m, h or d), such as 30s, not '30x'
          `apiKey: a~limits: {maxRequestBytes: many}`  | line 2: limits.maxRequestBytes must be a size with its unit (B, KiB, MiB or GiB), such as 50MiB, not 'many'
          `apiKey: a~port: http`                   | line 2: port must be a whole number, not 'http'
          `apiKey: a~extractThinking: perhaps`     | line 2: extractThinking must be true or false, not 'perhaps'
          `apiKey: a~trustedProxies: 10.0.0.1`     | line 2: trustedProxies must be a list, such as [one, two]
          `apiKey: a~postgres: localhost`          | line 2: postgres must be a block of keys with their values
          `apiKey: a~tracing: {headers: {a b: c}}` | line 2: tracing.headers must have a name and a value for each header
          `apiKey: a~tracing: {headers: {a: ""}}`  | line 2: tracing.headers must have a name and a value for each header
          `apiKey: a~tracing: {headers: {a:}}`     | line 2: tracing.headers must have a name and a value for each header
          `apiKey: a~region: moon`                 | line 2: region must be an AWS region, such as us-east-1
          `apiKey: a~machineId: me`                | line 2: machineId must have 32 to 64 hexadecimal digits
          `apiKey: a~countTokensAuthType: cookie`  | line 2: countTokensAuthType must be one of x-api-key, bearer
          `apiKey: a~logging: {format: xml}`       | line 2: logging.format must be one of text, json, not 'xml'
          `apiKey: a~upstraem: {}`                 | line 2: upstraem is no key that exists here. Did you mean?
          `apiKey: a~ port: 1`                     | line 2: the file cannot be read:
          `apiKey: a~shareResponses: true`         | FILE, line 2: shareResponses needs a PostgreSQL that gateways share
          `apiKey: a~encryption:~  keyFile: none.key`  | FILE, line 3: the key file FOLDER/none.key does not exist
          `apiKey: a~encryption:~  key: nonsense`  | FILE, line 3: encryption.key
          `apiKey: a~models: {familyDefaults: {opus: claude-opus-9}}`  | FILE, line 2: models.familyDefaults.opus: the catalogue has no model 'claude-opus-9'
          `apiKey: a~server: {type: simple}`       | FILE, line 2: server.type: the gateway's own server alone checks keys and limits
          `apiKey: a~credentialStorageType: postgres~postgres: {databaseUrl: x}`  | FILE, line 3: postgres.databaseUrl must begin with postgres://
          `apiKey: a~credentialStorageType: postgres~postgres:~  databaseUrl: "postgres://127.0.0.1:1/g"`  | the database 127.0.0.1:1/g cannot be reached
          """)
  void bothCommandsSayTheSame(String yaml, String sentence) throws Exception {
    Files.writeString(
        folder.resolve("credentials.json"), "[{\"kiroApiKey\": \"ksk_not_a_real_key\"}]");
    Path config = Files.writeString(folder.resolve("my.yml"), yaml.replace('~', '\n') + "\n");

    String check = refusal("check", config);

    assertThat(check)
        .contains(sentence.replace("FILE", config.toString()).replace("FOLDER", folder.toString()))
        .doesNotContain("io.github", "java.", "Exception", "\tat ", "must match", "[a-z]");
    assertThat(withoutSuggestion(refusal("server", config)))
        .isEqualTo(START + withoutSuggestion(check));
  }

  @Test
  void aFileThatIsNoConfigurationIsOneSentence() throws Exception {
    Path array = Files.writeString(folder.resolve("config.json"), "[1]");
    Path latin1 = Files.write(folder.resolve("latin1.yml"), new byte[] {'a', (byte) 0xe4});
    Path text = Files.writeString(folder.resolve("text.yml"), "hello\n");

    assertThat(refusal("check", folder))
        .isEqualTo(
            folder + " is a folder, a device or a pipe and is not read; name a regular file\n");
    assertThat(refusal("check", array)).isEqualTo(array + ": a JSON object is expected\n");
    assertThat(refusal("check", latin1)).isEqualTo(latin1 + " is not encoded in UTF-8\n");
    assertThat(refusal("check", text))
        .contains("line 1: the file must be a block of keys with their values, not 'hello'");
  }

  @Test
  void aDamagedCredentialsFileIsRefusedAlike() throws Exception {
    Files.writeString(
        folder.resolve("credentials.json"), "[{\"kiroApiKey\": \"ksk_not_a_real_key\"");
    Path config = Files.writeString(folder.resolve("my.yml"), "apiKey: a\n");

    String check = refusal("check", config);

    assertThat(check).contains(folder.resolve("credentials.json").toString(), "line 1");
    assertThat(refusal("server", config)).isEqualTo(START + check);
  }

  private static String refusal(String command, Path config) throws Exception {
    ServerCommandLine answer = ServerCommandLine.run(command, config.toString());
    assertThat(answer.failed()).as(answer.out()).isTrue();
    return answer.err();
  }

  /// Each run suggests another random key.
  private static String withoutSuggestion(String sentence) {
    return sentence.replaceAll("sk-kiro4j-[0-9a-f]+", "sk-kiro4j-…");
  }
}
