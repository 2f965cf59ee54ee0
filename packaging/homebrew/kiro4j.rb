# Homebrew's formula of kiro4j. ./kiro release fills in the version and the checksums.
class Kiro4j < Formula
  desc "Gateway from the Anthropic Messages API and OpenAI's APIs to your own Kiro account"
  homepage "https://github.com/kiro4j/kiro4j"
  version "@VERSION@"
  license "MIT"

  on_macos do
    on_arm do
      url "@URL@/kiro4j-@VERSION@-macos-arm64.tar.gz"
      sha256 "@SHA256_MACOS_ARM64@"
    end
    on_intel do
      url "@URL@/kiro4j-@VERSION@-macos-x64.tar.gz"
      sha256 "@SHA256_MACOS_X64@"
    end
  end

  on_linux do
    on_arm do
      url "@URL@/kiro4j-@VERSION@-linux-arm64.tar.gz"
      sha256 "@SHA256_LINUX_ARM64@"
    end
    on_intel do
      url "@URL@/kiro4j-@VERSION@-linux-x64.tar.gz"
      sha256 "@SHA256_LINUX_X64@"
    end
  end

  def install
    libexec.install Dir["*"]
    bin.install_symlink libexec/"bin/kiro"
  end

  test do
    assert_match "kiro4j", shell_output("#{bin}/kiro --version")
  end
end
