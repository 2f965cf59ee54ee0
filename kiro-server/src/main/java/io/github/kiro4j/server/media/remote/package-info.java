/// Fetches files from other hosts that clients name by URL.
///
/// The URLs are hostile: they may lead into the operator's own network, or to a host that never
/// ends its response. Files come only from public addresses, by HTTPS, and are bounded in bytes,
/// time and redirects.
@NullMarked
package io.github.kiro4j.server.media.remote;

import org.jspecify.annotations.NullMarked;
