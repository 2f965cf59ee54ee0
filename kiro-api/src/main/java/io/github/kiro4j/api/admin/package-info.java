/// What operators ask a running gateway, and the client for it.
@NullMarked
package io.github.kiro4j.api.admin;

import org.jspecify.annotations.NullMarked;
