/// What is wrong with a request, told the way the Messages API tells it.
@NullMarked
package io.github.kiro4j.protocol.mapping.validation;

import org.jspecify.annotations.NullMarked;

