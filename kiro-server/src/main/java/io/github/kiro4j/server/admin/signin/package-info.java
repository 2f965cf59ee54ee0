/// The routes of the admin API by which people sign in.
@NullMarked
package io.github.kiro4j.server.admin.signin;

import org.jspecify.annotations.NullMarked;
