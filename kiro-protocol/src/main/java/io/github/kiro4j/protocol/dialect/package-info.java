/// How requests to Kiro are written: request line, headers and body of each dialect of the data
/// plane and of the control plane, for each kind of credential.
///
/// Everything here is pure: ids of invocations are arguments, addresses of hosts and the sending
/// itself belong to the caller. Which endpoint is asked, and with which profile ARN, is decided in
/// the package `route`.
@NullMarked
package io.github.kiro4j.protocol.dialect;

import org.jspecify.annotations.NullMarked;
