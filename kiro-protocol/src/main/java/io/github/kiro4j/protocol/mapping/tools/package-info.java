/// Translates the tools of a request: their names, their schemas, and the selection that the model
/// sees.
@NullMarked
package io.github.kiro4j.protocol.mapping.tools;

import org.jspecify.annotations.NullMarked;
