package io.github.kiro4j.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.language.Language;
import io.github.kiro4j.server.testing.ServerCommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person who reads Chinese sees, above all when a start or a command fails.
@Isolated("reads output or log lines, or measures memory, of the whole JVM")
class ChineseCommandsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `region: us-east-1` | `FILE：没有设置 apiKey。请在配置或 KIRO4J_API_KEY 中设置，例如 sk-kiro4j-KEY`
          `apiKey: sk-your-own-key` | `FILE 第 1 行：apiKey 是示例中的占位值，人人皆知。请更换，例如换成 sk-kiro4j-KEY`
          `apiKey: ${KIRO4J_TEST_UNSET}` | `FILE 有一处错误：~  * 第 1 行：apiKey：没有设置环境变量 KIRO4J_TEST_UNSET。请设置，或给出默认值：${KIRO4J_TEST_UNSET:-default}`
          `apiKey: a~adminApiKey: a` | `FILE 第 2 行：adminApiKey 与 apiKey 的值相同，每个客户端都能使用管理 API。请为 adminApiKey 另选一个值`
          `apiKey: a~credentialsFile: none.json` | `FOLDER/none.json 中没有启用的凭据。请启用或添加一个，或设置 adminApiKey，启动网关，然后登录：./kiro admin credentials sign-in --builder-id`
          `apiKey: a~~proxyUrl: ftp://10.0.0.1` | `FILE 第 3 行：proxyUrl 必须以 http://、https:// 或 socks5:// 开头，或者是 direct`
          `apiKey: a~upstream:~  trustStore: ca.pem` | `FILE 第 3 行：upstream.trustStore：文件 FOLDER/ca.pem 不存在`
          `apiKey: a~trustedProxies: [nonsense]` | `FILE 第 2 行：trustedProxies：“nonsense”既不是地址，也不是 10.0.0.0/8 这样的范围（前缀之后的地址位为 0）`
          `apiKey: a~region: eu-west-1~region: us-east-1` | `FILE 有一处错误：~  * 第 3 行：键“region”出现了两次；请删除一个`
          `apiKey: a~upstream:~  qUrl: q.example.com` | `FILE 有一处错误：~  * 第 3 行：upstream.qUrl 必须是以 https:// 或 http:// 开头的地址，例如 https://example.com`
          `apiKey: a~countTokensApiUrl: "http://[x"` | `FILE 第 2 行：countTokensApiUrl 不是地址：Expected closing bracket for IPv6 address`
          `apiKey: a~loadBalancingMode: fair` | `FILE 有一处错误：~  * 第 2 行：loadBalancingMode 必须是 priority, balanced 之一，而不是“fair”`
          `apiKey: a~upstream:~  idleTimeout: 30x` | `FILE 有一处错误：~  * 第 3 行：upstream.idleTimeout 必须是带单位（ms、s、m、h 或 d）的时长，例如 30s，而不是“30x”`
          `apiKey: a~limits: {maxRequestBytes: many}` | `FILE 有一处错误：~  * 第 2 行：limits.maxRequestBytes 必须是带单位（B、KiB、MiB 或 GiB）的大小，例如 50MiB，而不是“many”`
          `apiKey: a~port: http` | `FILE 有一处错误：~  * 第 2 行：port 必须是整数，而不是“http”`
          `apiKey: a~port: 99999` | `FILE 有一处错误：~  * 第 2 行：port 必须小于或等于 65535`
          `apiKey: a~extractThinking: perhaps` | `FILE 有一处错误：~  * 第 2 行：extractThinking 必须是 true 或 false，而不是“perhaps”`
          `apiKey: a~trustedProxies: 10.0.0.1` | `FILE 有一处错误：~  * 第 2 行：trustedProxies 必须是列表，例如 [one, two]，而不是“10.0.0.1”`
          `apiKey: a~postgres: localhost` | `FILE 有一处错误：~  * 第 2 行：postgres 必须是由键和值组成的块，而不是“localhost”`
          `apiKey: a~region: moon~machineId: me` | `FILE 有以下错误：~  * 第 3 行：machineId 必须是 32 到 64 位十六进制数字，可以带连字符~  * 第 2 行：region 必须是 AWS 区域，例如 us-east-1`
          `apiKey: a~countTokensAuthType: cookie` | `FILE 有一处错误：~  * 第 2 行：countTokensAuthType 必须是 x-api-key, bearer 之一`
          `apiKey: a~upstream: {endpoints: []}` | `FILE 有一处错误：~  * 第 2 行：upstream.endpoints 不能为空`
          `apiKey: a~overload: {maxRequests: -1}` | `FILE 有一处错误：~  * 第 2 行：overload.maxRequests 必须大于或等于 0`
          `apiKey: a~upstraem: {}` | `FILE 有一处错误：~  * 第 2 行：upstraem 不是这里可用的键。您是不是想用：~      - upstream~      - postgres~      - server~      - port~      - apiKey`
          `apiKey: a~ port: 1` | `FILE 有一处错误：~  * 第 2 行：无法读取文件：mapping values are not allowed here`
          `apiKey: a~shareResponses: true` | `FILE 第 2 行：shareResponses 需要各网关共用的 PostgreSQL。请设置 credentialStorageType: postgres，或删除 shareResponses`
          `apiKey: a~encryption:~  keyFile: none.key` | `FILE 第 3 行：密钥文件 FOLDER/none.key 不存在；请恢复该文件，或用 ./kiro db new-key FOLDER/none.key 创建第一个密钥`
          `apiKey: a~encryption:~  key: nonsense` | `FILE 第 3 行：encryption.key：第 1 个密钥不是 KEY_ID:BASE64 的形式，其中 id 最多 64 个字母、数字、点、连字符和下划线；请用 ./kiro db new-key FILE 创建密钥`
          `apiKey: a~encryption:~  key: "a:YWJj"` | `FILE 第 3 行：encryption.key：密钥“a”必须是 Base64 编码的 32 字节；请完整复制密钥`
          `apiKey: a~models: {familyDefaults: {opus: claude-opus-9}}` | `FILE 第 2 行：models.familyDefaults.opus：目录中没有模型“claude-opus-9”`
          `apiKey: a~models: {catalogue: [{id: new}]}` | `FILE 第 2 行：models.catalogue：new 是新模型，需要 family、contextWindow 和 maxOutputTokens`
          `apiKey: a~server: {type: simple}` | `FILE 第 2 行：server.type：只有网关自己的服务器会检查密钥和限额；请删除键“type”`
          `apiKey: a~server: {user: me}` | `FILE 有一处错误：~  * server：kiro4j 不更改自身进程的用户、组、umask 或文件数限制；请删除 user、uid、group、umask、nofileSoftLimit 和 nofileHardLimit，并在启动 kiro4j 的地方设置，例如 systemd 单元`
          `apiKey: a~credentialStorageType: postgres~postgres: {databaseUrl: x}` | `FILE 第 3 行：postgres.databaseUrl 必须以 postgres://、postgresql:// 或 jdbc:postgresql:// 开头`
          `apiKey: a~credentialStorageType: postgres~postgres: {databaseUrl: "postgres://h/d", tableName: "a b"}` | `FILE 第 3 行：postgres.tableName 必须是普通的名称：字母、数字和下划线，不以数字开头`
          `apiKey: a~credentialStorageType: postgres~postgres:~  databaseUrl: "postgres://127.0.0.1:1/g"` | `数据库 127.0.0.1:1/g 无法连接：该地址没有响应`
          """)
  void aConfiguration(String yaml, String expected) throws Exception {
    Files.writeString(
        folder.resolve("credentials.json"), "[{\"kiroApiKey\": \"ksk_not_a_real_key\"}]");
    Path config = Files.writeString(folder.resolve("my.yml"), yaml.replace('~', '\n') + "\n");

    assertThat(failure("check", config.toString())).isEqualTo(lines(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `[{"kiroApiKey": "a"` | `FOLDER/credentials.json 第 1 行：文件不是有效的 JSON`
          `7` | `FOLDER/credentials.json 第 1 行：文件的内容必须是一个对象或对象的数组`
          `[7]` | `FOLDER/credentials.json 第 1 行：第 1 个条目必须是对象`
          `[] 7` | `FOLDER/credentials.json 第 1 行：凭据结束之后还有文字`
          `[{"authMethod": "idc", "refreshToken": "r"}]` | `FOLDER/credentials.json 第 1 行：第 1 个条目：缺少 clientId`
          `[{"authMethod": "magic", "refreshToken": "r"}]` | `FOLDER/credentials.json 第 1 行：第 1 个条目：authMethod 必须是 social, idc, builder-id, iam, external_idp, api_key, apikey 之一`
          `[{"refreshToken": "r", "priority": -1}, {"refreshToken": "r", "region": "moon"}, {}]` | `FOLDER/credentials.json 第 1 行：第 1 个条目：priority 必须是 0 到 2147483647 的整数~FOLDER/credentials.json 第 1 行：第 2 个条目：region 不是区域的名称，例如 us-east-1~FOLDER/credentials.json 第 1 行：第 3 个条目：缺少 refreshToken`
          `[{"refreshToken": "r", "proxyUrl": "ftp://x"},{"refreshToken": "r2", "tags": "ä"},{"id": "x", "refreshToken": 3}]` | `FOLDER/credentials.json 第 1 行：第 3 个条目：id 必须是不小于 0 的整数`
          `[{"id": 1, "refreshToken": "r"},{"id": 1, "refreshToken": "r3"}]` | `FOLDER/credentials.json 第 1 行：第 2 个条目：id 1 也是前面某个条目的 id`
          `[{"id": 1, "refreshToken": "enc:v1:key-1:AAAA"}]` | `FOLDER/credentials.json 第 1 行：第 1 个条目：refreshToken 是用未配置的密钥“key-1”加密的；请把该密钥加入 encryption.keyFile 或 encryption.key`
          """)
  void aCredentialsFile(String json, String expected) throws Exception {
    Files.writeString(folder.resolve("credentials.json"), json);
    Path config = Files.writeString(folder.resolve("my.yml"), "apiKey: a\n");

    assertThat(failure("check", config.toString())).isEqualTo(lines(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `server none.yml`                      | `kiro4j 无法启动：找不到文件 none.yml`
          `server FILE`                          | `kiro4j 无法启动：FILE：没有设置 apiKey。请在配置或 KIRO4J_API_KEY 中设置，例如 sk-kiro4j-KEY`
          `check FOLDER`                         | `FOLDER 是目录、设备或管道，不能读取；请指定普通文件`
          `check one.yml -c two.json`            | `命令指定了两个配置，“one.yml”和“two.json”。请只指定其中一个`
          `check FILE --credentials /none/x.json`  | `--credentials：目录 /none 不存在。请先创建该目录`
          `db migrate FILE`                      | `没有设置 postgres.databaseUrl。请在该键或 KIRO4J_DATABASE_URL 中设置数据库的地址`
          `db new-key FOLDER/none/my.key`        | `FOLDER/none/my.key 所在的目录不存在；请创建`
          `db new-key FILE`                      | `FILE 已经存在，保持不变；请另选一个名称`
          `db rotate-key FILE`                   | `encryption.keyFile 和 encryption.key 都没有设置，因此没有做任何更改；请用 ./kiro db new-key FILE 创建密钥，并设置 encryption.keyFile`
          `db export FILE --of FOLDER/none.json`   | `FOLDER/none.json：文件不存在`
          """)
  void aCommand(String command, String expected) throws Exception {
    String file = Files.writeString(folder.resolve("my.yml"), "region: us-east-1\n").toString();
    String[] arguments =
        command.replace("FILE", file).replace("FOLDER", folder.toString()).split(" ", -1);

    assertThat(failure(arguments)).isEqualTo(lines(expected));
  }

  @Test
  void anArgument() throws Exception {
    assertThat(failure("check", "--nonsense").lines()).startsWith("未知的参数：“--nonsense”");
    assertThat(failure("db", "tag").lines().toList())
        .startsWith("缺少参数")
        .contains("为当前状态命名，供以后的 db rollback --tag 使用", "  -h, --help             显示本帮助并退出");
    assertThat(failure("db", "rollback", "-c", "x").lines())
        .startsWith("参数 -c/--count：无法将“x”转换为整数");
  }

  @Test
  void whatWasDone() throws Exception {
    Files.writeString(
        folder.resolve("credentials.json"), "[{\"kiroApiKey\": \"ksk_not_a_real_key\"}]");
    Path config = Files.writeString(folder.resolve("my.yml"), "apiKey: sk-not-a-real-key-at-all\n");
    Path key = folder.resolve("my.key");

    assertThat(ServerCommandLine.runIn(Language.CHINESE, "check", config.toString()).out())
        .isEqualTo("配置有效。\n%s/credentials.json：1 个凭据，已启用 1 个。\n".formatted(folder));
    assertThat(ServerCommandLine.runIn(Language.CHINESE, "db", "new-key", key.toString()).out())
        .isEqualTo("已将新密钥写入 %s，只有您可读。请在安全的地方保留一份副本：没有该密钥，用它加密的内容就无法恢复。\n".formatted(key));
  }

  /// What the command printed on standard error; each suggested key is random.
  private String failure(String... arguments) throws Exception {
    ServerCommandLine answer = ServerCommandLine.runIn(Language.CHINESE, arguments);
    assertThat(answer.failed()).as(answer.out()).isTrue();
    return answer
        .err()
        .replace(folder.resolve("my.yml").toString(), "FILE")
        .replace(folder.toString(), "FOLDER")
        .replaceAll("sk-kiro4j-[0-9a-f]+", "sk-kiro4j-KEY");
  }

  private static String lines(String expected) {
    return expected.replace('~', '\n') + "\n";
  }
}
