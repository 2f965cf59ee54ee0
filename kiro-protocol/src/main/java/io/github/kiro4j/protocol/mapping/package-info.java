/// The mapping between the Anthropic Messages API and the Kiro API, in both directions.
@NullMarked
package io.github.kiro4j.protocol.mapping;

import org.jspecify.annotations.NullMarked;

