/// Translates between OpenAI's APIs and the Messages API: what both of OpenAI's APIs share.
/// Requests become requests of the Messages API, and the stream events of an answer become those of
/// OpenAI's APIs. Pure functions and state machines.
///
/// Source of the facts about clients: recorded requests of Codex 0.171, Cline 3.0, qwen-code 0.24
/// and of OpenAI's SDKs.
@NullMarked
package io.github.kiro4j.protocol.mapping.openai;

import org.jspecify.annotations.NullMarked;
