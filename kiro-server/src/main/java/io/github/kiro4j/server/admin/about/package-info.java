/// What this gateway is: version, build, documents, and the licences of what it contains.
@NullMarked
package io.github.kiro4j.server.admin.about;

import org.jspecify.annotations.NullMarked;
