package io.github.kiro4j.protocol.mapping.answer.requirement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.Verdict;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.Verdict.Met;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.Verdict.Missed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges whether a text is one JSON value that satisfies a schema. A Markdown fence or sentences
/// around the only value are removed, because clients read the whole text as JSON.
///
/// @param schema the JSON Schema
record JsonJudge(JsonNode schema) {

  private static final ObjectReader ONE_VALUE =
      Json.EXACT_NUMBERS.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final String RULE =
      " The answer must be one JSON value that satisfies the schema, and nothing else.";

  /// A JSON value in the text.
  private record Candidate(String text, Optional<String> problem) {}

  Verdict judge(String text) {
    Optional<Candidate> whole = candidate(text);
    if (whole.isPresent()) {
      return verdict(whole.get());
    }
    List<Candidate> found = new ArrayList<>();
    for (String value : JsonValues.in(text)) {
      candidate(value).ifPresent(found::add);
    }
    List<Candidate> valid =
        found.stream().filter(candidate -> candidate.problem().isEmpty()).toList();
    List<Candidate> eligible = valid.isEmpty() ? found : valid;
    return switch (eligible.size()) {
      case 0 -> new Missed(text, "The answer is not JSON." + RULE);
      case 1 -> verdict(eligible.getFirst());
      default -> new Missed(text, "The answer has several JSON values." + RULE);
    };
  }

  private static Verdict verdict(Candidate candidate) {
    return candidate
        .problem()
        .<Verdict>map(problem ->
            new Missed(
                candidate.text(),
                "The JSON value does not satisfy the schema: " + problem + "." + RULE))
        .orElseGet(() -> new Met(candidate.text()));
  }

  private Optional<Candidate> candidate(String text) {
    try {
      JsonNode value = ONE_VALUE.readTree(text);
      return value.isMissingNode()
          ? Optional.empty()
          : Optional.of(new Candidate(text, SchemaCheck.problem(schema, value)));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
