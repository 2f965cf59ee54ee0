/// The routes of the admin API about client keys.
@NullMarked
package io.github.kiro4j.server.admin.keys;

import org.jspecify.annotations.NullMarked;
