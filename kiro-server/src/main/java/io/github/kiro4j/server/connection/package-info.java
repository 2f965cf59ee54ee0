/// The connections of clients: who closes one while the gateway works on a request.
@NullMarked
package io.github.kiro4j.server.connection;

import org.jspecify.annotations.NullMarked;
