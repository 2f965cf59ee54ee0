/// The Kiro API's own shapes: the request of `generateAssistantResponse` and the events of its
/// answer. Member names, limits and unions are those of AWS's published streaming model (service
/// `CodeWhispererStreaming`, apiVersion 2023-11-27) where nothing else is said.
@NullMarked
package io.github.kiro4j.protocol.kiro;

import org.jspecify.annotations.NullMarked;

