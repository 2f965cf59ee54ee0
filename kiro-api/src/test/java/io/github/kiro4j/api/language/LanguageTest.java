package io.github.kiro4j.api.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest {

  @Test
  void kiro4jLangBeatsTheLanguageOfTheShell() {
    assertThat(Language.of(Map.of("KIRO4J_LANG", "zh-CN", "LC_ALL", "C"), Locale.US))
        .isEqualTo(Language.CHINESE);
    assertThat(Language.of(Map.of("KIRO4J_LANG", "en", "LANG", "zh_CN.UTF-8"), Locale.CHINA))
        .isEqualTo(Language.ENGLISH);
  }

  @Test
  void theFirstVariableWithAValueDecides() {
    assertThat(
            Language.of(Map.of("LC_ALL", "", "LANG", "zh_CN.UTF-8", "KIRO4J_LANG", ""), Locale.US))
        .isEqualTo(Language.CHINESE);
    assertThat(
            Language.of(
                Map.of("LC_ALL", "C.UTF-8", "LC_MESSAGES", "zh_CN", "LANG", "zh_CN"), Locale.CHINA))
        .isEqualTo(Language.ENGLISH);
  }

  @Test
  void withoutVariablesTheOperatingSystemDecides() {
    assertThat(Language.of(Map.of(), Locale.CHINA)).isEqualTo(Language.CHINESE);
    assertThat(Language.of(Map.of(), Locale.GERMANY)).isEqualTo(Language.ENGLISH);
  }
}
