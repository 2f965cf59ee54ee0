package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.ToolChoice;
import io.github.kiro4j.protocol.kiro.ChatMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.kiro.KiroRequest.ConversationState;
import io.github.kiro4j.protocol.kiro.ToolEntry;
import io.github.kiro4j.protocol.mapping.Turn.AssistantTurn;
import io.github.kiro4j.protocol.mapping.Turn.UserTurn;
import io.github.kiro4j.protocol.mapping.answer.AnswerForm;
import io.github.kiro4j.protocol.mapping.content.ContentRenderer;
import io.github.kiro4j.protocol.mapping.content.ImageScaler;
import io.github.kiro4j.protocol.mapping.content.Images;
import io.github.kiro4j.protocol.mapping.content.Media;
import io.github.kiro4j.protocol.mapping.reasoning.ReasoningMode;
import io.github.kiro4j.protocol.mapping.reasoning.ReasoningPlan;
import io.github.kiro4j.protocol.mapping.tools.Toolbox;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ModelResolver;
import io.github.kiro4j.protocol.models.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Translates requests of the Messages API into requests of the Kiro API.
///
/// The result depends on the arguments alone, so that a conversation begins with the same bytes in
/// each of its requests, as the upstream's cache requires. Thread-safe.
public final class RequestTranslator {

  private static final String TASK_TYPE = "vibe";
  private static final String TRIGGER = "MANUAL";

  /// Parameters without a member in [MessagesRequest] that have an effect.
  private static final Set<String> WITH_EFFECT = Set.of("output_format", "thread");

  private final Supplier<ModelResolver> models;
  private final MappingOptions options;

  /// Creates a translator with fixed models.
  public RequestTranslator(ModelResolver models, MappingOptions options) {
    this(() -> models, options);
  }

  /// Creates a translator whose models can change.
  ///
  /// @param models called once per request
  /// @param options the decoders of documents and images
  public RequestTranslator(Supplier<ModelResolver> models, MappingOptions options) {
    this.models = models;
    this.options = options;
  }

  /// Checks a request whose tokens are to be counted, and whose `max_tokens` may be absent. Content
  /// that [#translate] refuses is refused here too, except what only a decoder of files notices.
  ///
  /// @throws InvalidRequestException if the upstream cannot answer the request
  public void checkCountable(MessagesRequest request) {
    RequestChecks.checkPrompt(request);
    KiroModel model = resolve(request.model()).model();
    if (Media.mayBeRefused(request.messages())) {
      turns(request, model, new ReasoningMode.None(), options.checking());
    }
  }

  /// Translates a request.
  ///
  /// @throws InvalidRequestException if the upstream cannot answer the request
  public Translation translate(MessagesRequest request, RequestOrigin origin) {
    int maxTokens = RequestChecks.check(request);
    Resolution resolution = resolve(request.model());
    ReasoningPlan plan = ReasoningPlan.of(request, resolution);
    Toolbox toolbox = Toolbox.of(request);
    Optional<AnswerFormat> format = AnswerFormat.of(request);
    List<Turn> turns = turns(request, resolution.model(), plan.mode(), options);

    String prompt = SystemPrompt.of(request);
    String systemText = systemText(prompt, plan, toolbox, format);
    List<ChatMessage> messages =
        History.of(systemText, turns, resolution.model().id(), toolbox.names());
    ConversationState state =
        state(
            ConversationIdentity.of(request, origin, prompt),
            messages,
            toolbox.entries(),
            ToolChoiceReminder.of(request.toolChoice(), toolbox));
    String prefill = prefill(turns);
    return new Translation(
        new KiroRequest(state, null, plan.requestFields()),
        resolution,
        new AnswerForm(
            toolbox,
            plan.mode(),
            request.stopSequences(),
            Math.min(maxTokens, resolution.model().maxOutputTokens()),
            prefill,
            RequirementReader.read(request, toolbox, format, prefill),
            ToolChoiceReminder.allowsOneCall(request.toolChoice()),
            format.isPresent() || answerDue(request, turns)),
        ignored(request, plan, format));
  }

  private Resolution resolve(String model) {
    return models
        .get()
        .resolve(model)
        .orElseThrow(
            () -> new InvalidRequestException(ErrorType.NOT_FOUND_ERROR, "model: " + model, null));
  }

  private static List<Turn> turns(
      MessagesRequest request, KiroModel model, ReasoningMode mode, MappingOptions options) {
    Media media = Media.of(request.messages());
    RequestChecks.check(media);
    ContentRenderer renderer =
        new ContentRenderer(images(model, media, options), options.documents());
    List<Turn> turns =
        TurnReader.read(request.messages(), renderer, mode instanceof ReasoningMode.Native);
    RequestChecks.checkNotEmpty(turns);
    return turns;
  }

  private static Images images(KiroModel model, Media media, MappingOptions options) {
    return model.terms().takesImages()
        ? new Images(
            options.images(), ImageScaler.Limits.among(media.images()), options.fetcher().begin())
        : Images.refusing();
  }

  private static ConversationState state(
      ConversationIdentity identity,
      List<ChatMessage> messages,
      List<ToolEntry> tools,
      String reminder) {
    UserInputMessage last = (UserInputMessage) messages.getLast();
    return new ConversationState(
        identity.conversationId(),
        messages.subList(0, messages.size() - 1),
        History.current(last, tools, reminder),
        identity.continuationId(),
        TASK_TYPE,
        TRIGGER);
  }

  /// The text that the model reads first: how to reason, the client's own prompt, long descriptions
  /// of tools, and the format of the answer.
  private static String systemText(
      String prompt, ReasoningPlan plan, Toolbox toolbox, Optional<AnswerFormat> format) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(plan.systemPrefixFor(prompt));
    paragraphs.add(prompt);
    paragraphs.addAll(toolbox.longDescriptions());
    format.map(AnswerFormat::instruction).ifPresent(paragraphs::add);
    paragraphs.removeIf(String::isBlank);
    return String.join("\n\n", paragraphs);
  }

  private static List<String> ignored(
      MessagesRequest request, ReasoningPlan plan, Optional<AnswerFormat> format) {
    Set<String> ignored = new TreeSet<>(request.other().keySet());
    ignored.removeAll(WITH_EFFECT);
    ignored.addAll(plan.ignored());
    if (request.toolChoice() instanceof ToolChoice.Unknown) {
      ignored.add("tool_choice");
    }
    boolean formatRequested =
        request.outputConfig() != null && request.outputConfig().format() != null;
    if (formatRequested && format.isEmpty()) {
      ignored.add("output_config.format");
    }
    return List.copyOf(ignored);
  }

  private static boolean answerDue(MessagesRequest request, List<Turn> turns) {
    boolean callDue =
        request.toolChoice() instanceof ToolChoice.Any
            || request.toolChoice() instanceof ToolChoice.Named;
    return callDue || (turns.getLast() instanceof UserTurn user && !user.results().isEmpty());
  }

  private static String prefill(List<Turn> turns) {
    return turns.getLast() instanceof AssistantTurn turn && turn.calls().isEmpty()
        ? turn.text()
        : "";
  }
}
