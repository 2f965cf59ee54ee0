package io.github.kiro4j.server.bootstrap;

import io.dropwizard.lifecycle.Managed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs something when the process receives SIGHUP, which otherwise ends a JVM. The JDK's class for
/// signals is used by reflection: javac warns of every other use, and such warnings are errors
/// here.
final class HangUpSignal implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(HangUpSignal.class);

  private final Runnable action;
  private @Nullable Object earlier;

  /// @param action runs in a thread of the JVM, once per signal
  HangUpSignal(Runnable action) {
    this.action = action;
  }

  @Override
  public void start() {
    try {
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      earlier =
          handle(
              Proxy.newProxyInstance(
                  HangUpSignal.class.getClassLoader(), new Class<?>[] {type}, this::invoked));
    } catch (ReflectiveOperationException e) {
      LOG.debug("this system has no SIGHUP", e);
    }
  }

  private @Nullable Object invoked(Object proxy, Method method, Object @Nullable [] arguments)
      throws InvocationTargetException, IllegalAccessException {
    if (method.getDeclaringClass() == Object.class) {
      return method.invoke(this, arguments);
    }
    LOG.info("SIGHUP: the credentials are read again");
    action.run();
    return null;
  }

  /// @return the handler before
  private static Object handle(Object handler) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> type = Class.forName("sun.misc.SignalHandler");
    return signal
        .getMethod("handle", signal, type)
        .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), handler);
  }

  @Override
  public void stop() {
    if (earlier != null) {
      try {
        handle(earlier);
      } catch (ReflectiveOperationException e) {
        LOG.debug("the handler before cannot be restored", e);
      }
    }
  }
}
