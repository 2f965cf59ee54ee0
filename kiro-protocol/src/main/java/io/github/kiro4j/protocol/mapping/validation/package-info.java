/// Errors of invalid requests, in the wording of the Messages API.
@NullMarked
package io.github.kiro4j.protocol.mapping.validation;

import org.jspecify.annotations.NullMarked;
