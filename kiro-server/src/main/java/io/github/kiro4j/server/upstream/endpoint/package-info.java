/// Which endpoint of the data plane a request goes to, in which dialect, and with which profile
/// ARN.
@NullMarked
package io.github.kiro4j.server.upstream.endpoint;

import org.jspecify.annotations.NullMarked;
