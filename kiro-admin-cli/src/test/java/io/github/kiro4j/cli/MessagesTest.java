package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.credentials.ImportReport;
import io.github.kiro4j.api.admin.keys.ClientKeyDetail;
import io.github.kiro4j.api.admin.operations.EffectiveConfiguration;
import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.api.admin.operations.Statistics;
import io.github.kiro4j.api.admin.operations.UsageReport;
import io.github.kiro4j.api.language.Catalogue;
import io.github.kiro4j.api.language.Language;
import io.github.kiro4j.cli.command.CommandEnvironment;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.shell.Launcher;
import io.github.kiro4j.cli.testing.SourceTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The Chinese texts of the command line.
class MessagesTest {

  /// Texts that are the same in every language.
  private static final Set<String> INTERNATIONAL =
      Set.of("", "ID", "id", "P50", "P90", "P95", "P99", "profile ARN");

  /// Parts of what only a fault of the program prints, and of what other programs print.
  private static final Set<String> INTERNAL =
      Set.of(
          " cells for ",
          " is not JSON",
          "in use",
          "kiro admin",
          "kiro admin: ",
          "picocli has no other arguments",
          "the content is in memory",
          "the text is too long for a QR code");

  /// An example in a help text: nothing but a command.
  private static final Pattern EXAMPLE = Pattern.compile(" {2}\\S.*|");

  private static final Pattern EXIT_CODE = Pattern.compile("^\\d+:");

  private static final Pattern PLACE = Pattern.compile("\\{\\w+}|\\$\\{[^}]+}|%n");

  private static final Path SOURCES = Path.of("src/main/java/io/github/kiro4j/cli");

  private final Map<String, String> translations =
      Catalogue.of(Language.CHINESE, Messages.class).translations();

  @Test
  void everyTextHasATranslationAndNoTranslationIsUnused() throws IOException {
    assertThat(translations.keySet()).containsExactlyInAnyOrderElementsOf(texts());
  }

  @Test
  void everySentenceInTheCodeIsTranslated() throws IOException {
    Set<String> sentences = SourceTexts.sentences(SOURCES);
    sentences.removeAll(translations.keySet());
    // Parts of help texts, whose wholes have the name of the program in them.
    sentences.removeIf(part ->
        translations.keySet().stream()
            .anyMatch(text -> text.contains("${sys:") && text.contains(part)));
    sentences.removeIf(text -> text.startsWith(" admin "));
    sentences.removeIf(text ->
        EXIT_CODE.matcher(text).find()
            && translations.containsKey(EXIT_CODE.matcher(text).replaceFirst("")));

    assertThat(sentences).isSubsetOf(INTERNAL);
  }

  @Test
  void translationsHaveThePlacesOfTheOriginal() {
    assertThat(translations)
        .allSatisfy((english, chinese) -> assertThat(places(chinese)).isEqualTo(places(english)));
  }

  private static Set<String> places(String text) {
    return new TreeSet<>(PLACE.matcher(text).results().map(MatchResult::group).toList());
  }

  @Test
  void aTextWithoutTranslationStaysEnglish() {
    assertThat(Catalogue.of(Language.CHINESE, Messages.class).text("new state {0}", 7))
        .isEqualTo("new state 7");
  }

  private static Set<String> texts() throws IOException {
    Set<String> texts = SourceTexts.in(SOURCES);
    texts.addAll(
        Stream.of(
                labels(RequestList.State.values()),
                labels(RequestList.Outcome.values()),
                labels(ImportReport.Outcome.values()),
                labels(ClientKeyDetail.State.values()),
                labels(EffectiveConfiguration.Origin.values()),
                Arrays.stream(Statistics.By.values()).map(Enum::name),
                Arrays.stream(UsageReport.By.values())
                    .filter(by -> by != UsageReport.By.TOTAL)
                    .map(Enum::name),
                Stream.of("ready", "at limit", "cooling down", "probing", "disabled"))
            .flatMap(each -> each)
            .toList());
    CommandLine admin = KiroAdmin.untranslated(CommandEnvironment.ofProcess());
    addHelp(texts, Launcher.with(admin));
    texts.removeAll(INTERNATIONAL);
    texts.removeIf(text -> EXAMPLE.matcher(text).matches());
    // The list of login kinds is filled in already.
    texts.removeIf(text -> text.startsWith("Login kind: ") && !text.contains("{"));
    return texts;
  }

  private static Stream<String> labels(Enum<?>... values) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static void addHelp(Set<String> texts, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.interpolateVariables(false);
    UsageMessageSpec usage = spec.usageMessage();
    texts.addAll(Arrays.asList(usage.description()));
    texts.addAll(Arrays.asList(usage.footer()));
    texts.add(usage.commandListHeading());
    texts.add(usage.exitCodeListHeading());
    texts.addAll(usage.exitCodeList().values());
    for (ArgSpec argument : spec.args()) {
      texts.addAll(Arrays.asList(argument.description()));
    }
    command.getSubcommands().values().forEach(child -> addHelp(texts, child));
  }
}
