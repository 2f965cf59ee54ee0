/// Content blocks in the forms that the upstream takes.
@NullMarked
package io.github.kiro4j.protocol.mapping.content;

import org.jspecify.annotations.NullMarked;

