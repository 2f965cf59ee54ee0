/// Anthropic's Models API as records.
@NullMarked
package io.github.kiro4j.api.models;

import org.jspecify.annotations.NullMarked;
