/// The failures of the upstream, how they are recognised, and which errors clients receive.
///
/// No class of this package keeps an upstream body, an ARN, an account id or an address, only names
/// from closed alphabets and sentences from a list of known ones.
@NullMarked
package io.github.kiro4j.protocol.failure;

import org.jspecify.annotations.NullMarked;
