/// The routes of the admin API that show the log.
@NullMarked
package io.github.kiro4j.server.admin.logs;

import org.jspecify.annotations.NullMarked;
