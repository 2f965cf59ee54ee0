/// Credentials on their way between a file and the table that gateways share.
@NullMarked
package io.github.kiro4j.server.credentials.transfer;

import org.jspecify.annotations.NullMarked;
