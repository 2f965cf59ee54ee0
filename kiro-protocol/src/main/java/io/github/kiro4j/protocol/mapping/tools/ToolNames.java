package io.github.kiro4j.protocol.mapping.tools;

import io.github.kiro4j.protocol.kiro.ToolIdentifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The names of a request's tools, on both sides.
///
/// The upstream allows 64 of `[a-zA-Z0-9_-]` and compares without regard to case. A name that it
/// takes stays as it is; any other gets a name of its own that depends on nothing but the original,
/// so that it is the same in every request of a conversation.
public final class ToolNames {

  private final Map<String, String> upstreamByClient = new LinkedHashMap<>();
  private final Map<String, String> clientByUpstream = new HashMap<>();
  private final Map<String, String> otherSpellings = new HashMap<>();

  private ToolNames() {}

  /// The names for these tools. Of those that differ only in case, the first keeps its name.
  public static ToolNames of(Collection<String> clientNames) {
    ToolNames names = new ToolNames();
    Set<String> mapped = new LinkedHashSet<>();
    for (String name : new LinkedHashSet<>(clientNames)) {
      if (ToolIdentifier.isLegal(name) && names.isFree(name)) {
        names.put(name, name);
      } else {
        mapped.add(name);
      }
    }
    mapped.forEach(name -> names.put(name, names.freeNameFor(name)));
    return names;
  }

  /// The names for these tools, and for those that a conversation called before. A called name that
  /// differs from a tool's only in case stands for that tool: so the upstream reads it.
  static ToolNames of(Collection<String> clientNames, Collection<String> usedBefore) {
    ToolNames names = of(clientNames);
    usedBefore.stream()
        .filter(used -> !names.upstreamByClient.containsKey(used))
        .forEach(names::addUsed);
    return names;
  }

  private void addUsed(String used) {
    String token = ToolIdentifier.of(used);
    String alike = clientByUpstream.get(key(token));
    if (alike == null) {
      put(used, token);
    } else {
      otherSpellings.put(used, alike);
    }
  }

  /// The name under which the upstream knows the client's tool; an unknown name stands for itself
  /// as far as it is legal.
  public String upstream(String clientName) {
    String known = upstreamByClient.get(clientName);
    return known == null ? ToolIdentifier.of(clientName) : known;
  }

  /// The name for an earlier call, which may spell the tool in another way.
  public String upstreamOfCall(String calledName) {
    return upstream(otherSpellings.getOrDefault(calledName, calledName));
  }

  /// The client's name of a tool that the model calls; an unknown name stands for itself.
  public String client(String upstreamName) {
    return clientByUpstream.getOrDefault(key(upstreamName), upstreamName);
  }

  private boolean isFree(String upstreamName) {
    return !clientByUpstream.containsKey(key(upstreamName));
  }

  private String freeNameFor(String name) {
    String free = ToolIdentifier.shortened(name);
    for (int n = 2; !isFree(free); n++) {
      free = ToolIdentifier.shortened(name + " " + n);
    }
    return free;
  }

  private void put(String clientName, String upstreamName) {
    upstreamByClient.put(clientName, upstreamName);
    clientByUpstream.put(key(upstreamName), clientName);
  }

  private static String key(String upstreamName) {
    return upstreamName.toLowerCase(Locale.ROOT);
  }
}
