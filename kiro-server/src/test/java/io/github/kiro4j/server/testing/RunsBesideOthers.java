package io.github.kiro4j.server.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Marks test classes that wait more than they compute. JUnit runs one of them at a time, beside
/// the classes without the mark. The lock also makes JUnit run the methods of a class one after the
/// other.
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the lane beside the other classes")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RunsBesideOthers {}
