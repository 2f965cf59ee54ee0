package io.github.kiro4j.protocol.mapping.tools;

import io.github.kiro4j.protocol.kiro.ToolIdentifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The names of a request's tools, and of their properties, for the client and for the upstream.
///
/// The upstream accepts 64 characters of `[a-zA-Z0-9_-]` and ignores case. A legal name stays; any
/// other name is replaced by one that depends on the original alone, so that it is equal in all
/// requests of a conversation.
public final class ToolNames {

  private final Map<String, String> upstreamByClient = new LinkedHashMap<>();
  private final Map<String, String> clientByUpstream = new HashMap<>();
  private final Map<String, String> otherSpellings = new HashMap<>();
  private final Map<String, PropertyNames> properties = new HashMap<>();

  private ToolNames() {}

  /// The names of these tools. Of names that differ only in case, the first stays.
  public static ToolNames of(Collection<String> clientNames) {
    ToolNames names = new ToolNames();
    Set<String> illegal = new LinkedHashSet<>();
    for (String name : new LinkedHashSet<>(clientNames)) {
      if (ToolIdentifier.isLegal(name) && names.isFree(name)) {
        names.put(name, name);
      } else {
        illegal.add(name);
      }
    }
    illegal.forEach(
        name -> names.put(name, ToolIdentifier.unused(name, taken -> !names.isFree(taken))));
    return names;
  }

  /// The names of these tools, and of tools that the conversation has called before. A called name
  /// that differs from a tool's name only in case stands for that tool, as it does upstream.
  static ToolNames of(Collection<String> clientNames, Collection<String> usedBefore) {
    ToolNames names = of(clientNames);
    usedBefore.stream()
        .filter(used -> !names.upstreamByClient.containsKey(used))
        .forEach(names::addUsed);
    return names;
  }

  private void addUsed(String used) {
    String identifier = ToolIdentifier.of(used);
    String sameIgnoringCase = clientByUpstream.get(key(identifier));
    if (sameIgnoringCase == null) {
      put(used, identifier);
    } else {
      otherSpellings.put(used, sameIgnoringCase);
    }
  }

  /// The upstream's name of a client's tool; for an unknown tool the name itself, made legal.
  public String upstream(String clientName) {
    String known = upstreamByClient.get(clientName);
    return known == null ? ToolIdentifier.of(clientName) : known;
  }

  /// The upstream's name for an earlier call, whose name may differ from the tool's in case.
  public String upstreamOfCall(String calledName) {
    return upstream(otherSpellings.getOrDefault(calledName, calledName));
  }

  /// The client's name of a tool that the model calls; for an unknown tool the name itself.
  public String client(String upstreamName) {
    return clientByUpstream.getOrDefault(key(upstreamName), upstreamName);
  }

  /// The names of a tool's properties.
  public PropertyNames propertiesOf(String upstreamName) {
    return properties.getOrDefault(key(upstreamName), PropertyNames.UNCHANGED);
  }

  /// States the names of a tool's properties, while the tools of the request are translated.
  void addProperties(String upstreamName, PropertyNames names) {
    properties.put(key(upstreamName), names);
  }

  private boolean isFree(String upstreamName) {
    return !clientByUpstream.containsKey(key(upstreamName));
  }

  private void put(String clientName, String upstreamName) {
    upstreamByClient.put(clientName, upstreamName);
    clientByUpstream.put(key(upstreamName), clientName);
  }

  private static String key(String upstreamName) {
    return upstreamName.toLowerCase(Locale.ROOT);
  }
}
