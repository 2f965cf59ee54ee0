package io.github.kiro4j.simulator.account;

/// A subscription with its title, its type in the usage limits, and its credits per month.
public enum Plan {
  FREE("KIRO FREE", "Q_DEVELOPER_STANDALONE_FREE", 50),
  PRO("KIRO PRO", "Q_DEVELOPER_STANDALONE_PRO", 1_000),
  PRO_PLUS("KIRO PRO+", "Q_DEVELOPER_STANDALONE_PRO_PLUS", 2_000),
  POWER("KIRO POWER", "Q_DEVELOPER_STANDALONE_POWER", 10_000);

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
}
