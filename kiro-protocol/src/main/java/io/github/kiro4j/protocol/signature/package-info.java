/// The signatures that the gateway itself puts on thinking blocks. Clients of the Messages API
/// return a block's signature verbatim with the next request, so a signature can also carry what
/// the client is not meant to read.
@NullMarked
package io.github.kiro4j.protocol.signature;

import org.jspecify.annotations.NullMarked;
