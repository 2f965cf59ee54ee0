/// Web search by the upstream's own tool, run by the gateway.
@NullMarked
package io.github.kiro4j.server.websearch;

import org.jspecify.annotations.NullMarked;

