package io.github.kiro4j.server.tracing;

import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.server.activity.Attempt;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.activity.RequestOutcome;
import io.github.kiro4j.server.activity.RequestSummary;
import io.github.kiro4j.server.secret.Secret;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends a trace of each request that has ended: a span of the request, and below it a span of each
/// attempt and of each refresh that the request caused. Spans have metadata only, under the names
/// of OpenTelemetry's conventions for generative AI. Sending never delays a request; what the
/// collector does not take in time is dropped.
///
/// The trace of a client that sends `traceparent` continues here; no header goes upstream.
public final class RequestTraces implements Consumer<FinishedRequest>, AutoCloseable {

  private static final String OPERATION = "chat";
  private static final String PROVIDER = "kiro";
  private static final long CLOSING_SECONDS = 5;

  private final SdkTracerProvider provider;
  private final Tracer tracer;
  private final RefreshCalls refreshes;

  /// @param collector who receives the traces
  /// @param gateway the name and the version of this gateway
  public RequestTraces(Collector collector, Gateway gateway, RefreshCalls refreshes) {
    this.provider =
        SdkTracerProvider.builder()
            .setResource(gateway.resource())
            .addSpanProcessor(BatchSpanProcessor.builder(collector.exporter()).build())
            .build();
    this.tracer = provider.get("io.github.kiro4j");
    this.refreshes = refreshes;
  }

  /// Who receives the traces.
  ///
  /// @param endpoint the address for traces by OTLP over HTTP
  /// @param headers sent with each call, such as the authorization
  public record Collector(String endpoint, Map<String, Secret> headers) {

    private OtlpHttpSpanExporter exporter() {
      OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder().setEndpoint(endpoint);
      headers.forEach((name, value) -> exporter.addHeader(name, value.value()));
      return exporter.build();
    }
  }

  /// Who sends the traces.
  ///
  /// @param instance a name that no other gateway has
  public record Gateway(String service, String version, String instance) {

    private Resource resource() {
      return Resource.getDefault()
          .merge(
              Resource.create(
                  Attributes.builder()
                      .put("service.name", service)
                      .put("service.version", version)
                      .put("service.instance.id", instance)
                      .build()));
    }
  }

  @Override
  public void accept(FinishedRequest request) {
    Span span =
        span(name(request), SpanKind.SERVER, parent(request.source().traceParent()))
            .setStartTimestamp(request.startedAt())
            .startSpan();
    describe(span, request);
    Context inside = Context.root().with(span);
    request.attempts().latest().forEach(attempt -> attempt(attempt, request, inside));
    refreshes.of(request.id()).forEach(call -> refresh(call, inside));
    span.end(request.endedAt());
  }

  private SpanBuilder span(String name, SpanKind kind, Context parent) {
    return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent);
  }

  private static Context parent(@Nullable String traceParent) {
    return traceParent == null
        ? Context.root()
        : W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), traceParent, new TraceParent());
  }

  private static String name(FinishedRequest request) {
    return model(request).map(model -> OPERATION + " " + model).orElse(OPERATION);
  }

  private static Optional<String> model(FinishedRequest request) {
    return Optional.ofNullable(request.summary()).map(RequestSummary::upstreamModel);
  }

  private static void describe(Span span, FinishedRequest request) {
    inference(span, request);
    span.setAttribute("http.route", request.source().route());
    span.setAttribute("http.response.status_code", request.status());
    span.setAttribute("kiro4j.request.id", request.id());
    span.setAttribute("kiro4j.key", request.source().key());
    span.setAttribute("kiro4j.outcome", request.outcome().word());
    span.setAttribute("kiro4j.attempts", request.attempts().total());
    span.setAttribute("kiro4j.credits", request.credits());
    Optional.ofNullable(request.summary())
        .ifPresent(summary -> span.setAttribute("gen_ai.conversation.id", summary.conversation()));
    firstEvent(span, request);
    usage(span, request.usage());
    stopReason(span, request.stopReason());
    if (request.outcome() != RequestOutcome.SUCCEEDED) {
      failed(span, request.cause() == null ? request.errorType() : request.cause());
    }
  }

  private static void inference(Span span, FinishedRequest request) {
    span.setAttribute("gen_ai.operation.name", OPERATION);
    span.setAttribute("gen_ai.provider.name", PROVIDER);
    Optional.ofNullable(request.requestedModel())
        .ifPresent(model -> span.setAttribute("gen_ai.request.model", model));
    model(request).ifPresent(model -> span.setAttribute("gen_ai.response.model", model));
  }

  private static void firstEvent(Span span, FinishedRequest request) {
    Duration time = request.timeToFirstEvent();
    if (time != null) {
      span.addEvent("first event", request.startedAt().plus(time));
    }
  }

  /// The conventions count cached tokens among the input.
  private static void usage(Span span, Usage usage) {
    long read = count(usage.cacheReadInputTokens());
    long written = count(usage.cacheCreationInputTokens());
    span.setAttribute("gen_ai.usage.input_tokens", usage.inputTokens() + read + written);
    span.setAttribute("gen_ai.usage.cache_read.input_tokens", read);
    span.setAttribute("gen_ai.usage.cache_creation.input_tokens", written);
    span.setAttribute("gen_ai.usage.output_tokens", (long) usage.outputTokens());
  }

  private static long count(@Nullable Integer tokens) {
    return tokens == null ? 0 : tokens;
  }

  private static void stopReason(Span span, @Nullable StopReason reason) {
    if (reason != null) {
      span.setAttribute(
          AttributeKey.stringArrayKey("gen_ai.response.finish_reasons"),
          List.of(reason.wireName()));
    }
  }

  private void attempt(Attempt attempt, FinishedRequest request, Context parent) {
    Instant start = request.startedAt().plus(attempt.start());
    Span span = span(name(request), SpanKind.CLIENT, parent).setStartTimestamp(start).startSpan();
    inference(span, request);
    span.setAttribute("kiro4j.credential", attempt.credential());
    span.setAttribute("kiro4j.endpoint", attempt.route().endpoint().label());
    if (attempt.failure() != null) {
      failed(span, attempt.failure());
    }
    span.end(end(attempt, request, start));
  }

  /// An attempt that was answered lasts as long as its answer.
  private static Instant end(Attempt attempt, FinishedRequest request, Instant start) {
    Duration time = attempt.duration();
    return time == null || attempt.failure() == null ? request.endedAt() : start.plus(time);
  }

  private void refresh(RefreshCalls.Call call, Context parent) {
    Span span =
        span("refresh tokens", SpanKind.CLIENT, parent).setStartTimestamp(call.start()).startSpan();
    span.setAttribute("kiro4j.credential", call.credential());
    if (call.failure() != null) {
      failed(span, call.failure());
    }
    span.end(call.end());
  }

  private static void failed(Span span, @Nullable String type) {
    span.setStatus(StatusCode.ERROR);
    span.setAttribute("error.type", type == null ? "_OTHER" : type);
  }

  /// Sends what waits.
  @Override
  public void close() {
    provider.shutdown().join(CLOSING_SECONDS, TimeUnit.SECONDS);
  }

  /// Reads the one header that a client's trace is taken from.
  private static final class TraceParent implements TextMapGetter<String> {

    private static final String NAME = "traceparent";

    @Override
    public @Nullable String get(@Nullable String carrier, String key) {
      return NAME.equals(key) ? carrier : null;
    }
  }
}
