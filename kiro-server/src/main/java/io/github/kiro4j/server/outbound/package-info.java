/// How the gateway reaches other hosts: clients per proxy, SOCKS5, and whom to trust.
@NullMarked
package io.github.kiro4j.server.outbound;

import org.jspecify.annotations.NullMarked;

