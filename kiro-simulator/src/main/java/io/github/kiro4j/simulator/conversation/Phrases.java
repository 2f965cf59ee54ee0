package io.github.kiro4j.simulator.conversation;

/// The texts of the simulated models, per language.
enum Phrases {
  ENGLISH(
      "I am the simulated model %s, and this is turn %d of our conversation. You said: “%s”",
      " I also see %d image(s).",
      "I will call %s for you.",
      "The tool answered: “%s”",
      "The tool failed: “%s”",
      "The user says: “%s”. A short and friendly answer will do."),
  CHINESE(
      "我是模拟模型 %s，这是我们对话的第 %d 轮。你说：“%s”",
      "我还看到了 %d 张图片。", "我来为你调用 %s。", "工具返回：“%s”", "工具失败：“%s”", "用户说：“%s”。简短友好地回答即可。"),
  JAPANESE(
      "私はシミュレートされたモデル %s です。これは会話の %d 回目です。あなたの言葉：「%s」",
      "画像も %d 枚見えます。",
      "%s を呼び出します。",
      "ツールの結果：「%s」",
      "ツールが失敗しました：「%s」",
      "ユーザーの言葉：「%s」。短く親切に答えればよい。"),
  RUSSIAN(
      "Я смоделированная модель %s, это %d-й ход нашего разговора. Вы сказали: «%s»",
      " Ещё я вижу изображения: %d.",
      "Вызываю %s.",
      "Инструмент ответил: «%s»",
      "Инструмент не справился: «%s»",
      "Пользователь говорит: «%s». Достаточно короткого ответа.");

  private static final int MAX_QUOTE = 400;

  private final String answer;
  private final String images;
  private final String call;
  private final String result;
  private final String failure;
  private final String thought;

  Phrases(
      String answer, String images, String call, String result, String failure, String thought) {
    this.answer = answer;
    this.images = images;
    this.call = call;
    this.result = result;
    this.failure = failure;
    this.thought = thought;
  }

  /// The language of a text, by the scripts in its beginning. Kana take precedence over Han,
  /// because Japanese has both.
  static Phrases inTheLanguageOf(String text) {
    if (has(text, Character.UnicodeScript.HIRAGANA)
        || has(text, Character.UnicodeScript.KATAKANA)) {
      return JAPANESE;
    }
    if (has(text, Character.UnicodeScript.HAN)) {
      return CHINESE;
    }
    return has(text, Character.UnicodeScript.CYRILLIC) ? RUSSIAN : ENGLISH;
  }

  private static boolean has(String text, Character.UnicodeScript script) {
    return text.codePoints()
        .limit(MAX_QUOTE)
        .anyMatch(c -> Character.UnicodeScript.of(c) == script);
  }

  String answer(String model, int messageNumber, String question) {
    return answer.formatted(model, messageNumber, quote(question));
  }

  String images(int count) {
    return images.formatted(count);
  }

  String call(String tools) {
    return call.formatted(tools);
  }

  String result(String text) {
    return result.formatted(quote(text));
  }

  String failure(String text) {
    return failure.formatted(quote(text));
  }

  String thought(String question) {
    return thought.formatted(quote(question));
  }

  /// Shortens a long text to its beginning.
  private static String quote(String text) {
    String stripped = text.strip();
    if (stripped.codePointCount(0, stripped.length()) <= MAX_QUOTE) {
      return stripped;
    }
    return stripped.substring(0, stripped.offsetByCodePoints(0, MAX_QUOTE)) + "…";
  }
}
