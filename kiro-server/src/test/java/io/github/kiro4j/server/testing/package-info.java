/// What the server's tests share: gateways, stores and databases for tests, a clock, and stand-ins
/// for the services that a gateway calls.
@NullMarked
package io.github.kiro4j.server.testing;

import org.jspecify.annotations.NullMarked;
