/// Which credential is tried next, how long to wait, and when to stop.
@NullMarked
package io.github.kiro4j.server.upstream.failover;

import org.jspecify.annotations.NullMarked;
