/// The records of the sign-in routes of the admin API.
@NullMarked
package io.github.kiro4j.api.admin.signin;

import org.jspecify.annotations.NullMarked;
