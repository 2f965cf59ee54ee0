package io.github.kiro4j.server.models;

import io.github.kiro4j.api.models.CodexModel;
import io.github.kiro4j.api.models.CodexModel.Level;
import io.github.kiro4j.api.models.CodexModel.Listing;
import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.protocol.models.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Derives the entries of Codex's catalogue from the models of the gateway.
///
/// For a model without an entry Codex warns at each start, assumes a context window of 272,000
/// tokens, and offers no levels of effort.
final class CodexCatalogue {

  /// OpenAI's models, whose names have dots, and which have learned the form of Codex's patches.
  private static final String GPT = "gpt";

  /// A version with a longer name, such as `gpt-5.6-sol`; requests may have the version alone.
  private static final Pattern VARIANT = Pattern.compile("(gpt-[0-9.]+)-.+");

  private static final List<Level> LEVELS =
      List.of(
          new Level("low", "Short reasoning and fast answers"),
          new Level("medium", "Reasoning for everyday tasks"),
          new Level("high", "More reasoning for difficult tasks"),
          new Level("xhigh", "Much reasoning for very difficult tasks"),
          new Level("max", "As much reasoning as the model can do"));

  /// The beginning of the system prompt, which an entry must have. Codex adds the rest: sandbox,
  /// approvals, skills, the folder and its `AGENTS.md`.
  private static final String INSTRUCTIONS =
      """
      You are a coding agent in Codex CLI, a program in the user's terminal. You work in the user's folder, together \
      with the user, until the task is done.

      # How you work

      - Read before you change: look at the files that matter, at how the project does similar things, and at each \
      `AGENTS.md` whose folder contains a file that you touch. The instructions of an `AGENTS.md` hold for its folder; \
      a deeper one beats a higher one, and the user beats all of them.
      - Do the whole task. If you can find something out with your tools, find it out instead of asking. Ask only when \
      the answer changes what you would do and nothing in the folder tells it.
      - Fix causes rather than symptoms. Keep changes small and in the style of the code around them. Leave alone what \
      the task does not need, and report faults that you notice there.
      - Never undo changes that you did not make. Do not commit, push, or create branches unless the user asks.
      - Never destroy data or history, with `git reset --hard` or `rm -rf` for example, unless the user asks for exactly \
      that.
      - Check your work: run the tests or commands that can prove it, the narrowest first. Say so if you could not.

      # Tools

      - Search with `rg` and `rg --files` where they exist; they are faster than `grep` and `find`.
      - Change files with `apply_patch` if you have this tool, otherwise by commands of the shell.
      - Call several tools at once when no call needs the result of another.
      - When a command fails because of the sandbox, ask for approval in the way that the permissions describe.

      # What you write

      - Before longer work, say in one sentence what you will do next.
      - At the end say what you changed, where, and how you checked it, as briefly as the task allows. Name files as \
      `path/to/file:line`. Do not print whole files: the user has them.
      - Plain text with little Markdown. No praise, no apologies.
      """;

  private CodexCatalogue() {}

  /// The entries of the models, and of other names for them, which the person can use but not
  /// choose.
  ///
  /// @param models what the client may use, in the order of the list
  /// @param resolver resolves the other names
  static List<CodexModel> of(List<KiroModel> models, ModelResolver resolver) {
    List<CodexModel> entries = new ArrayList<>();
    for (KiroModel model : models) {
      entries.add(entry(name(model), model, new Listing(entries.size() + 1, "list")));
    }
    for (String name : otherNames(models, resolver)) {
      resolver
          .resolve(name)
          .map(Resolution::model)
          .filter(models::contains)
          .ifPresent(
              model -> entries.add(entry(name, model, new Listing(entries.size() + 1, "hide"))));
    }
    return entries;
  }

  private static SortedSet<String> otherNames(List<KiroModel> models, ModelResolver resolver) {
    SortedSet<String> names = new TreeSet<>(resolver.aliases());
    models.stream()
        .map(model -> VARIANT.matcher(model.id()))
        .filter(Matcher::matches)
        .forEach(variant -> names.add(variant.group(1)));
    models.forEach(model -> names.remove(name(model)));
    return names;
  }

  private static String name(KiroModel model) {
    return model.family().equals(GPT) ? model.id() : model.listedId();
  }

  private static CodexModel entry(String name, KiroModel model, Listing listing) {
    return new CodexModel(
        name,
        model.displayName(),
        listing,
        model.contextWindow(),
        levels(model),
        inputs(model),
        model.family().equals(GPT) ? "freeform" : null,
        INSTRUCTIONS);
  }

  private static List<Level> levels(KiroModel model) {
    List<String> known = Capabilities.levels(model.reasoning());
    return LEVELS.stream().filter(level -> known.contains(level.effort())).toList();
  }

  private static List<String> inputs(KiroModel model) {
    List<String> inputs = new ArrayList<>(List.of("text"));
    if (model.terms().takesImages()) {
      inputs.add("image");
    }
    return inputs;
  }
}
