package io.github.kiro4j.server.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.language.Catalogue;
import io.github.kiro4j.api.language.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The Chinese texts of the server's commands.
class ServerMessagesTest {

  private static final Path SERVER = Path.of("src/main/java/io/github/kiro4j/server");

  /// What is between a command line and a gateway that runs: whatever fails there is reported to a
  /// person at the terminal.
  private static final Path[] START = {
    SERVER.resolve("cli"),
    SERVER.resolve("bootstrap"),
    SERVER.resolve("config"),
    SERVER.resolve("credentials/store"),
    SERVER.resolve("credentials/Credential.java"),
    SERVER.resolve("credentials/Region.java"),
    SERVER.resolve("clients/CredentialScope.java"),
    SERVER.resolve("database"),
    SERVER.resolve("encryption"),
    SERVER.resolve("entry/KiroServerFactory.java"),
    SERVER.resolve("http/keys/TrustedProxies.java"),
    SERVER.resolve("outbound/ProxySettings.java"),
    SERVER.resolve("outbound/TrustedCertificates.java"),
    Path.of("src/main/resources/db"),
    Path.of("../kiro-api/src/main/java/io/github/kiro4j/api/RegularFile.java"),
    Path.of("../kiro-protocol/src/main/java/io/github/kiro4j/protocol/models/ModelResolver.java"),
  };

  /// What a start or a command does not print: the sentences of the log, of responses, and of
  /// faults of the program.
  private static final Set<String> NOT_PRINTED =
      Set.of(
          " (all network interfaces)",
          " stands twice; remove one",
          "Break off in the middle.",
          "Duplicate field",
          "No adminApiKey is set: no admin API.",
          "Review this change.",
          "Runs the nightly reviews",
          "Summarise the log.",
          "The change looks right. ",
          "The connection is lost after this sentence. ",
          "The quick brown fox jumps over the lazy dog. ",
          "What time is it in Berlin?",
          "Why does the test fail?",
          "^--changeset kiro4j:(\\S+)(?:.* dbms:(\\w+))?",
          "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"Hello. How can I"
              + " help?\"}]},",
          "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Tell me about the weather."
              + " ¤\"}]}],",
          "a request for the training of the cache has failed",
          "a statement is wrong: ¤",
          "an entry needs an id before it is encrypted",
          "an unknown step",
          "in use",
          "kiro4j ¤ is ready on ¤¤ with ¤. Clients: ANTHROPIC_BASE_URL=¤ and the apiKey as"
              + " ANTHROPIC_AUTH_TOKEN. ¤",
          "new tokens cannot be written to ¤: ¤",
          "not an object",
          "nothing interrupts the journal",
          "other gateways hold the refresh lease for too long",
          "server.applicationConnectors has no http connector",
          "the connection is broken",
          "the database's connections cannot be closed",
          "the gateway is built before its server",
          "the gateway is stopping",
          "the key",
          "the key is not configured",
          "¤ could not be written",
          "¤ has no token yet",
          "¤ is closed: the gateway is stopping",
          "¤ of 1 credential usable",
          "¤ of ¤ credentials usable");

  /// Texts of libraries and of the operating system, and texts that stand in parts in the sources.
  private static final Set<String> OF_OTHERS =
      Set.of(
          "  * {0}",
          "File {0} not found",
          "Is a directory",
          "No space left on device",
          "Permission denied",
          "Read-only file system",
          "further values that cannot be decrypted: {0}",
          "the key '{0}' stands twice; remove one",
          "{0} has an error:",
          "{0} has the following errors:",
          "{0} must be greater than or equal to {1}",
          "{0} must be less than or equal to {1}",
          "{0} must be {1}, not '{2}'",
          "{0} must not be blank",
          "{0} must not be empty");

  private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
  private static final Pattern COMMAND = Pattern.compile("¤(?: [a-z-]+)+|GENERATED.*");
  private static final Pattern SENTENCE = Pattern.compile("[a-z]{2,} [a-z]{2,}");
  private static final Pattern ENGLISH = Pattern.compile("[a-z]{2,} [a-z]{2,} [a-z]{2,}");

  private final Map<String, String> translations =
      Catalogue.of(Language.CHINESE, CommandTexts.class).translations();
  private final CommandTexts messages = CommandTexts.in(Language.CHINESE);

  @Test
  void everySentenceOfTheStartIsTranslated() throws IOException {
    Set<String> sentences = SourceTexts.in(START);
    sentences.removeIf(text -> !SENTENCE.matcher(COMMAND.matcher(text).replaceAll("")).find());
    sentences.removeAll(NOT_PRINTED);
    sentences.removeIf(this::isTranslated);

    assertThat(sentences).isEmpty();
  }

  private boolean isTranslated(String sentence) {
    return texts(sentence)
        .anyMatch(text -> normalised().contains(text) || isChinese(messages.translated(text)));
  }

  /// The sentence and its part without values around it; a predicate also gets a subject.
  private static Stream<String> texts(String sentence) {
    return Stream.of(sentence, sentence + "¤", sentence.replaceFirst("^[\\w.¤]+: |^¤", ""))
        .flatMap(text -> Stream.of(text, text.replaceFirst("¤$", "")))
        .flatMap(text -> Stream.of(text, "¤ " + text, text.replaceFirst("^must be ", "")));
  }

  private static boolean isChinese(String translation) {
    return translation.codePoints().anyMatch(Character::isIdeographic)
        && !ENGLISH.matcher(COMMAND.matcher(translation).replaceAll("")).find();
  }

  private Set<String> normalised() {
    return translations.keySet().stream().map(SourceTexts::normal).collect(Collectors.toSet());
  }

  @Test
  void noTranslationIsUnused() throws IOException {
    Set<String> used =
        SourceTexts.in(START).stream()
            .flatMap(ServerMessagesTest::texts)
            .collect(Collectors.toSet());
    Set<String> unused = new TreeSet<>(translations.keySet());
    unused.removeIf(text -> used.contains(SourceTexts.normal(text)));

    assertThat(unused).containsExactlyInAnyOrderElementsOf(OF_OTHERS);
  }

  @Test
  void translationsHaveThePlacesOfTheOriginal() {
    assertThat(translations)
        .allSatisfy((english, chinese) -> assertThat(places(chinese)).isEqualTo(places(english)));
  }

  private static Set<String> places(String text) {
    return new TreeSet<>(PLACE.matcher(text).results().map(MatchResult::group).toList());
  }

  /// A text that stands below one whose form it has, too, would have no effect.
  @Test
  void everyTextTranslatesItself() {
    assertThat(translations)
        .allSatisfy((english, chinese) ->
            assertThat(messages.translated(filled(english, "done")))
                .isEqualTo(filled(chinese, "已完成")));
  }

  private static String filled(String text, String value) {
    return PLACE.matcher(text).replaceAll(value);
  }

  @Test
  void aCommandAmongTheLinesStaysAsItIs() {
    String command = "  curl -H 'x-api-key: key' -H 'content-type: application/json' \\";

    assertThat(messages.translated("Ask it something:\n\n" + command + "\n"))
        .isEqualTo("试着提问：\n\n" + command);
  }

  @Test
  void whatPrecedesAColonIsTranslatedOnItsOwn() {
    assertThat(messages.translated("credential #2: the file /a b does not exist"))
        .isEqualTo("凭据 #2：文件 /a b 不存在");
    assertThat(messages.translated("java.io.IOException: Broken pipe"))
        .isEqualTo("java.io.IOException: Broken pipe");
  }

  @Test
  void aLineWithoutAPhraseStaysEnglish() {
    assertThat(messages.translated("The moon is made of cheese"))
        .isEqualTo("The moon is made of cheese");
  }
}
