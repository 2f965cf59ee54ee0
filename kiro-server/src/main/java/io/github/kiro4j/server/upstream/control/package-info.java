/// Short calls to the control plane: models, usage, profiles.
@NullMarked
package io.github.kiro4j.server.upstream.control;

import org.jspecify.annotations.NullMarked;
