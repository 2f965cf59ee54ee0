package io.github.kiro4j.server.messages;

import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.ClientErrors;
import io.github.kiro4j.protocol.mapping.InvalidRequestException;
import io.github.kiro4j.protocol.mapping.RequestOrigin;
import io.github.kiro4j.protocol.mapping.RequestTranslator;
import io.github.kiro4j.protocol.mapping.Translation;
import io.github.kiro4j.server.http.ApiException;
import io.github.kiro4j.server.upstream.KiroUpstream;
import io.github.kiro4j.server.upstream.UpstreamCall;
import io.github.kiro4j.server.upstream.UpstreamFailureException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Answers requests: translates them, has them answered upstream, translates back.
public final class Conversations {
}
