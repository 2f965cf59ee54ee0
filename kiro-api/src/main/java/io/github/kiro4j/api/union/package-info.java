/// Unions of the JSON APIs, whose members name their type in a member `type`.
@NullMarked
package io.github.kiro4j.api.union;

import org.jspecify.annotations.NullMarked;
