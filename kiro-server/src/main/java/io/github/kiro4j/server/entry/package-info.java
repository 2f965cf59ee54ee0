/// What every connection and request passes in Jetty before Jersey has the request: limits,
/// authentication, and the choice of the thread that handles the request.
///
/// Handlers in front of [Dispatch] run on Jetty's selector threads and must not block.
@NullMarked
package io.github.kiro4j.server.entry;

import org.jspecify.annotations.NullMarked;
