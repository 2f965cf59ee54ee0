/// Which endpoint a credential is tried at, with which profile ARN, in which order, and what a
/// refusal says about that choice. Pure.
@NullMarked
package io.github.kiro4j.protocol.dialect.route;

import org.jspecify.annotations.NullMarked;
