/// Web searches of the gateway, run with the upstream's own tool.
@NullMarked
package io.github.kiro4j.server.websearch;

import org.jspecify.annotations.NullMarked;
