/// What operators see of the gateway at a glance.
@NullMarked
package io.github.kiro4j.server.admin.overview;

import org.jspecify.annotations.NullMarked;
