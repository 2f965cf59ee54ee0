package io.github.kiro4j.protocol.mapping.openai.chat;

import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.protocol.mapping.openai.tools.ToolDirectory;

/// A request of the Chat Completions API as a request of the Messages API.
///
/// @param tools the client's tools, by which calls in the answer get their form
/// @param includeUsage whether a stream has a chunk with the usage
public record ChatCall(MessagesRequest request, ToolDirectory tools, boolean includeUsage) {}
