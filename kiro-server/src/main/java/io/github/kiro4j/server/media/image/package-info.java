/// Scales images down to what the upstream takes.
@NullMarked
package io.github.kiro4j.server.media.image;

import org.jspecify.annotations.NullMarked;
