/// Translates the client's parameters for reasoning into the parameters of each model.
@NullMarked
package io.github.kiro4j.protocol.mapping.reasoning;

import org.jspecify.annotations.NullMarked;
