/// The profiles of organisations' accounts.
@NullMarked
package io.github.kiro4j.cli.credentials.profile;

import org.jspecify.annotations.NullMarked;
