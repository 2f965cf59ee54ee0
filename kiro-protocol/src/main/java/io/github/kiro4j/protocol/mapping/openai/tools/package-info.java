/// The tools of requests to OpenAI's APIs: what the model gets of them, and how a call is returned
/// in the form of the tool.
@NullMarked
package io.github.kiro4j.protocol.mapping.openai.tools;

import org.jspecify.annotations.NullMarked;
