/// What the admin API answers about the gateway's log.
@NullMarked
package io.github.kiro4j.api.admin.logs;

import org.jspecify.annotations.NullMarked;
