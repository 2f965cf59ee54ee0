package io.github.kiro4j.simulator.account;

import java.util.Set;

/// A subscription, its credits per month and its models.
public enum Plan {
  FREE("KIRO FREE", "Q_DEVELOPER_STANDALONE_FREE", 50),
  PRO("KIRO PRO", "Q_DEVELOPER_STANDALONE_PRO", 1_000),
  PRO_PLUS("KIRO PRO+", "Q_DEVELOPER_STANDALONE_PRO_PLUS", 2_000),
  POWER("KIRO POWER", "Q_DEVELOPER_STANDALONE_POWER", 10_000);

  /// Source: the list of a free social account (wtfdelphia/kiro.rs, 2026-08-25).
  private static final Set<String> FREE_MODELS =
      Set.of(
          "auto",
          "claude-sonnet-4.5",
          "claude-sonnet-4",
          "claude-haiku-4.5",
          "deepseek-3.2",
          "minimax-m2.5",
          "minimax-m2.1",
          "glm-5",
          "qwen3-coder-next");

  private final String title;
  private final String type;
  private final int credits;

  Plan(String title, String type, int credits) {
    this.title = title;
    this.type = type;
    this.credits = credits;
  }

  public String title() {
    return title;
  }

  public String type() {
    return type;
  }

  public int credits() {
    return credits;
  }

  /// Whether the plan includes the model.
  public boolean offers(String modelId) {
    return this != FREE || FREE_MODELS.contains(modelId);
  }
}
