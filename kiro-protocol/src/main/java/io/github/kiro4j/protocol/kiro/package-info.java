/// The Kiro API's own JSON: the request of `generateAssistantResponse` and the events of its
/// response.
///
/// Source: member names, limits and unions are those of the service `CodeWhispererStreaming` (API
/// version 2023-11-27) in AWS's published client, npm `@aws/codewhisperer-streaming-client` 1.0.45,
/// unless a type names another source.
@NullMarked
package io.github.kiro4j.protocol.kiro;

import org.jspecify.annotations.NullMarked;
