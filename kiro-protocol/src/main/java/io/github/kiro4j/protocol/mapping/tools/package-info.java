/// The tools of a request: names, schemas and which of them the model sees.
@NullMarked
package io.github.kiro4j.protocol.mapping.tools;

import org.jspecify.annotations.NullMarked;

