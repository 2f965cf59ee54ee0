/// The admin API: what all its routes share. Sub-packages hold access control and the routes.
@NullMarked
package io.github.kiro4j.server.admin;

import org.jspecify.annotations.NullMarked;
