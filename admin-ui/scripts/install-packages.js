// Installs what package-lock.json names, unless the last installation is younger than that file.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import process from 'node:process'

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

// npm writes this file last, so an installation that was interrupted does not count.
const installedAt = changedAt('node_modules/.package-lock.json')

if (installedAt < changedAt('package-lock.json')) {
  const npm = spawnSync('npm ci --no-audit --no-fund --prefer-offline --loglevel=error', {
    shell: true,
    stdio: 'inherit',
  })
  process.exitCode = npm.status ?? 1
}
