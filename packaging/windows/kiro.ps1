# Starts the commands of kiro4j from a package on Windows. Finds a Java from version 25 on. The launcher "kiro" for
# other systems has the same commands, the same English texts, and Chinese ones.
$ErrorActionPreference = 'Stop'

$homeFolder = Split-Path -Parent $PSScriptRoot
$lib = Join-Path $homeFolder 'lib'
$serverJar = Join-Path $lib 'kiro-server.jar'
$adminJar = Join-Path $lib 'kiro-admin.jar'
$name = if ($env:KIRO_LAUNCHER_NAME) { $env:KIRO_LAUNCHER_NAME } else { 'kiro' }

function Show-Usage {
  @"
Usage: $name COMMAND [ARGUMENTS]

  demo [--port PORT]       starts the gateway with a simulated upstream; needs no account
  init [FOLDER]            writes a config.yml with new keys into a folder
  server [CONFIG]          starts the gateway
  check [CONFIG]           validates the configuration and the credentials file
  db ...                   database and keys of encryption ($name db --help)
  admin ...                manages a running gateway ($name admin --help)
  help, --help             prints this help
  --version                prints the version

CONFIG is a config.yml, or a config.json of kiro-rs. The default for server and check is config.yml in
the current folder, or else config.yml of the package. Both commands take kiro-rs's options, too:
-c FILE (--config) for the configuration and --credentials FILE for the credentials file.

Environment: JAVA_HOME (Java 25 or newer), KIRO_JAVA_OPTS (JVM options for the gateway),
KIRO_PROFILE=small (a gateway with little memory).
Exit codes: 0 success, 1 the command failed, 2 wrong arguments.
"@
}

function Stop-With([int] $code, [string] $text) {
  [Console]::Error.WriteLine("kiro: $text")
  exit $code
}

# A value from the release file of a Java installation; empty if absent.
function Get-Release([string] $folder, [string] $key) {
  $file = Join-Path $folder 'release'
  if (-not (Test-Path $file)) { return '' }
  foreach ($line in Get-Content $file) {
    if ($line.StartsWith("$key=")) { return $line.Substring($key.Length + 1).Trim('"') }
  }
  return ''
}

function Find-Java {
  $candidates = @((Join-Path $homeFolder 'runtime'))
  if ($env:JAVA_HOME) { $candidates += $env:JAVA_HOME }
  $java = Get-Command java -ErrorAction SilentlyContinue
  if ($java) { $candidates += Split-Path -Parent (Split-Path -Parent $java.Source) }
  foreach ($vendor in 'Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu', 'Amazon Corretto') {
    $folder = Join-Path $env:ProgramFiles $vendor
    if (Test-Path $folder) { $candidates += Get-ChildItem -Directory $folder | ForEach-Object { $_.FullName } }
  }
  foreach ($candidate in $candidates) {
    if (-not (Test-Path (Join-Path $candidate 'bin\java.exe'))) { continue }
    $version = (Get-Release $candidate 'JAVA_VERSION').Split('.')[0]
    if ($version -and [int] $version -ge 25) { return $candidate }
  }
  Stop-With 1 'no Java 25 or newer was found. Install one, for example from https://adoptium.net, or set JAVA_HOME.'
}

# The JVM's ahead-of-time cache for a jar, a profile and this Java, as in the launcher for other systems.
function Get-CacheFile([string] $javaHome, [string] $jar, [string] $profileName) {
  $version = Get-Release $javaHome 'JAVA_RUNTIME_VERSION'
  if (-not $version) { $version = Get-Release $javaHome 'JAVA_VERSION' }
  if ($profileName -eq 'small') { $version += '-small' }
  $folder = if ($env:CACHE_DIRECTORY) { $env:CACHE_DIRECTORY } else { Join-Path $env:LOCALAPPDATA 'kiro4j' }
  $base = [IO.Path]::GetFileNameWithoutExtension($jar)
  return Join-Path $folder "$base-$version-$((Get-Item $jar).Length).aot"
}

# Makes a cache in the background once. A failed attempt is repeated after ten minutes at the earliest.
function Start-Training([string] $java, [string] $cache, [string[]] $arguments) {
  $tried = "$cache.tried"
  if ((Test-Path $tried) -and (Get-Item $tried).LastWriteTime -gt (Get-Date).AddMinutes(-10)) { return }
  New-Item -ItemType Directory -Force (Split-Path -Parent $cache) | Out-Null
  New-Item -ItemType File -Force $tried | Out-Null
  $quoted = (@("-XX:AOTCacheOutput=$cache") + $arguments | ForEach-Object { '"' + $_ + '"' }) -join ' '
  Start-Process -FilePath $java -ArgumentList $quoted -WindowStyle Hidden | Out-Null
}

function Invoke-Jar([string] $jar, [string] $profileName, [string[]] $training, [string[]] $arguments) {
  $javaHome = Find-Java
  $java = Join-Path $javaHome 'bin\java.exe'
  $optionsFile = Join-Path $lib "$profileName.options"
  if (-not (Test-Path $optionsFile)) {
    Stop-With 2 "KIRO_PROFILE is '$profileName', but the profiles are server (the default) and small."
  }
  $options = @("@$optionsFile")
  $cache = Get-CacheFile $javaHome $jar $profileName
  if (Test-Path $cache) {
    $options += "-XX:AOTCache=$cache"
  } elseif ($training) {
    Start-Training $java $cache ($options + $training)
  }
  if ($profileName -ne 'admin' -and $env:KIRO_JAVA_OPTS) { $options += $env:KIRO_JAVA_OPTS.Split(' ') }
  & $java @options "-Dkiro.launcher=$name" -jar $jar @arguments
  exit $LASTEXITCODE
}

function Invoke-Server([string[]] $arguments) {
  $profileName = if ($env:KIRO_PROFILE) { $env:KIRO_PROFILE } else { 'server' }
  $training = @()
  if ($arguments[0] -eq 'server' -or $arguments[0] -eq 'demo') { $training = @('-jar', $serverJar, 'demo', '--train') }
  Invoke-Jar $serverJar $profileName $training $arguments
}

function Invoke-Admin([string[]] $arguments) {
  Invoke-Jar $adminJar 'admin' @('-cp', $adminJar, 'io.github.kiro4j.cli.AotTraining') $arguments
}

function New-Key([string] $prefix) {
  $bytes = New-Object byte[] 24
  [Security.Cryptography.RandomNumberGenerator]::Create().GetBytes($bytes)
  return $prefix + (($bytes | ForEach-Object { $_.ToString('x2') }) -join '')
}

function Initialize-Configuration([string] $folder) {
  $template = Join-Path $homeFolder 'config.yml'
  if (-not (Test-Path $template)) { $template = Join-Path $lib 'config.yml' }
  if (-not (Test-Path $folder)) {
    Stop-With 1 "the folder $folder does not exist. Create the folder first: mkdir $folder"
  }
  $file = Join-Path $folder 'config.yml'
  if (Test-Path $file) { Stop-With 1 "$file exists already and stays as it is." }
  $text = [IO.File]::ReadAllText($template)
  $text = $text.Replace('{KIRO4J_API_KEY:-}', "{KIRO4J_API_KEY:-$(New-Key 'sk-')}")
  $text = $text.Replace('{KIRO4J_ADMIN_KEY:-}', "{KIRO4J_ADMIN_KEY:-$(New-Key 'admin-')}")
  [IO.File]::WriteAllText((Join-Path (Resolve-Path $folder) 'config.yml'), $text)
  "$file has a key for clients (apiKey) and one for administration (adminApiKey)."
  "Next: $name server $file, then sign in to Kiro: $name admin login, $name admin credentials sign-in --builder-id"
}

$command = if ($args.Count -gt 0) { $args[0] } else { 'help' }
$rest = @($args | Select-Object -Skip 1)
if ($command -in 'help', '-h', '--help') { Show-Usage; exit 0 }
if ($args -contains '--version' -or $command -in '-V', 'version') { Invoke-Admin @('--version') }
switch ($command) {
  { $_ -in 'demo', 'db' } { Invoke-Server (@($command) + $rest) }
  'init' { Initialize-Configuration $(if ($rest.Count -gt 0) { $rest[0] } else { '.' }) }
  { $_ -in 'server', 'check' } {
    if ($rest.Count -eq 0) {
      $rest = @($(if (Test-Path 'config.yml') { 'config.yml' } else { Join-Path $homeFolder 'config.yml' }))
      if (-not (Test-Path $rest[0])) {
        Stop-With 1 "$($rest[0]) does not exist. Name a configuration: $name $command path\to\config.yml"
      }
    }
    Invoke-Server (@($command) + $rest)
  }
  'admin' { Invoke-Admin $rest }
  default {
    [Console]::Error.WriteLine("kiro: unknown command '$command'")
    [Console]::Error.WriteLine((Show-Usage))
    exit 2
  }
}
