/// Web search, which the gateway executes for the model.
///
/// For each call of the search tool, a caller asks [SearchPolicy] whether the search is allowed,
/// sends the request of [McpSearch] and reads the response with it, and passes the outcome on in
/// the forms of [SearchBlocks].
@NullMarked
package io.github.kiro4j.protocol.websearch;

import org.jspecify.annotations.NullMarked;
