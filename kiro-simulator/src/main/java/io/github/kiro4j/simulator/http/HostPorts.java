package io.github.kiro4j.simulator.http;

import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.world.World;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.jetty.server.Server;

/// The ports of all hosts. Thread-safe.
public final class HostPorts {

  private static final int ANY = 0;

  private final Map<Host, HostPort> ports = new EnumMap<>(Host.class);

  /// @param basePort the port of [Host#COMBINED]; 0 for any free one
  public HostPorts(Server server, int basePort, int sendBufferBytes) {
    for (Host host : Host.values()) {
      int number = host == Host.COMBINED ? basePort : ANY;
      ports.put(host, HostPort.of(server, host.name(), number, sendBufferBytes));
    }
  }

  /// Opens the ports of the available hosts and closes the others.
  public synchronized void enter(World world) {
    ports.forEach((host, port) -> {
      if (world.isGone(host)) {
        port.close();
      } else {
        port.open();
      }
    });
  }

  /// The URL at which the host listens, without a slash at the end.
  ///
  /// @param scheme `http`, or `https` for a connection whose TLS fails
  public synchronized String address(Host host, String scheme) {
    HostPort port = ports.get(host);
    if (port == null) {
      throw new IllegalStateException("every host has a port");
    }
    return scheme + "://" + HostPort.LOOPBACK + ":" + port.number();
  }

  public synchronized void release() {
    ports.values().forEach(HostPort::release);
  }
}
