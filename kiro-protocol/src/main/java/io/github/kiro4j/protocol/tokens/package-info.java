/// How many tokens a text or a request has, without asking anybody.
@NullMarked
package io.github.kiro4j.protocol.tokens;

import org.jspecify.annotations.NullMarked;

