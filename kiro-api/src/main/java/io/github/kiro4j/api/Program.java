package io.github.kiro4j.api;

/// The launcher of kiro4j, as the user of this process called it. Sentences that name a command
/// name the launcher in this way, so that the command can be copied into the same shell.
public final class Program {

  /// The variable of picocli with the name, for texts in annotations.
  public static final String VARIABLE = "${sys:kiro.launcher:-./kiro}";

  private static final String PROPERTY = "kiro.launcher";
  private static final String IN_A_CHECKOUT = "./kiro";

  private Program() {}

  /// What the user typed, such as `kiro`, `./kiro` or `/opt/kiro4j/bin/kiro`.
  public static String name() {
    return System.getProperty(PROPERTY, IN_A_CHECKOUT);
  }

  /// The name without its folder, under which shells and `man` know the program.
  public static String command() {
    String name = name();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }
}
