/// One attempt: the request that is sent, the response, and its event stream.
@NullMarked
package io.github.kiro4j.server.upstream.call;

import org.jspecify.annotations.NullMarked;
