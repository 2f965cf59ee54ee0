/// Web search, which the gateway runs for the model: what is asked over `/mcp`, what comes back,
/// and how client and model are told.
///
/// The loop belongs to the caller: for each call of the search tool, [SearchPolicy] says whether to
/// ask, [McpSearch] writes the request and reads the answer, [SearchBlocks] tells the outcome.
@NullMarked
package io.github.kiro4j.protocol.websearch;

import org.jspecify.annotations.NullMarked;

