package io.github.kiro4j.server.bootstrap;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// SIGTERM and SIGINT: the first stops the gateway in order, a second one ends the process at once.
/// The JVM itself ignores a second signal while it stops. The JDK's class for signals is used by
/// reflection: javac warns of every other use, and such warnings are errors here.
public final class TerminationSignals {

  private static final Logger LOG = LoggerFactory.getLogger(TerminationSignals.class);

  private final AtomicBoolean stopping = new AtomicBoolean();

  private TerminationSignals() {}

  /// Handles the signals of this process from now on.
  public static void handle() {
    TerminationSignals signals = new TerminationSignals();
    signals.handle("TERM", 143);
    signals.handle("INT", 130);
  }

  private void handle(String name, int exitStatus) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              TerminationSignals.class.getClassLoader(),
              new Class<?>[] {handler},
              (_, method, arguments) -> invoked(method, arguments, exitStatus));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException e) {
      LOG.debug("this system has no SIG{}", name, e);
    }
  }

  private @Nullable Object invoked(Method method, Object @Nullable [] arguments, int exitStatus)
      throws InvocationTargetException, IllegalAccessException {
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(this, arguments);
    }
    if (stopping.compareAndSet(false, true)) {
      Thread.ofPlatform().name("stop").start(() -> System.exit(exitStatus));
    } else {
      Runtime.getRuntime().halt(exitStatus);
    }
    return null;
  }
}
