/// How the gateway calls other hosts: HTTP clients for each proxy, short requests, SOCKS5, and the
/// certificate authorities that are trusted.
@NullMarked
package io.github.kiro4j.server.outbound;

import org.jspecify.annotations.NullMarked;
