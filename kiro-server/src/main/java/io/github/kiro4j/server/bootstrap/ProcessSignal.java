package io.github.kiro4j.server.bootstrap;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A signal of the operating system that this process handles. The JDK's class for signals is used
/// by reflection: javac warns of every other use, and such warnings are errors here.
final class ProcessSignal {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessSignal.class);

  private final String name;
  private @Nullable Object earlier;

  private ProcessSignal(String name) {
    this.name = name;
  }

  /// Handles a signal from now on. A system without that signal is no error.
  ///
  /// @param name without `SIG`
  /// @param action runs in a thread of the JVM, once per signal
  static ProcessSignal handle(String name, Runnable action) {
    ProcessSignal signal = new ProcessSignal(name);
    try {
      signal.earlier = signal.handle(handler(action));
    } catch (ReflectiveOperationException e) {
      LOG.debug("this system has no SIG{}", name, e);
    }
    return signal;
  }

  /// Brings back the handler that there was before.
  void restore() {
    if (earlier != null) {
      try {
        handle(earlier);
      } catch (ReflectiveOperationException e) {
        LOG.debug("the handler before cannot be restored", e);
      }
    }
  }

  private static Object handler(Runnable action) throws ClassNotFoundException {
    return Proxy.newProxyInstance(
        ProcessSignal.class.getClassLoader(),
        new Class<?>[] {Class.forName("sun.misc.SignalHandler")},
        (_, method, arguments) -> invoked(action, method, arguments));
  }

  private static @Nullable Object invoked(
      Runnable action, Method method, Object @Nullable [] arguments)
      throws InvocationTargetException, IllegalAccessException {
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(action, arguments);
    }
    action.run();
    return null;
  }

  private Object handle(Object handler) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> type = Class.forName("sun.misc.SignalHandler");
    return signal
        .getMethod("handle", signal, type)
        .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
  }
}
