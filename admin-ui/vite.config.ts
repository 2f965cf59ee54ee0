import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { env } from 'node:process'
import { defineConfig } from 'vitest/config'

const gateway = env['KIRO_SERVER'] ?? 'http://127.0.0.1:8990'

export default defineConfig({
  base: '/admin/',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'target/classes/admin-ui',
    emptyOutDir: true,
    // A data: URL would need an exception in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What the first screen needs comes in one file, which is smaller than thirty.
          groups: [{ name: 'first', test: /[\\/]src[\\/](main|features[\\/]overview[\\/]OverviewPage)\.tsx$/ }],
        },
      },
    },
    // The packages in the bundle with their licences, for GET /api/admin/about and the releases.
    license: { fileName: 'third-party.json' },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': gateway, '/v1': gateway, '/healthz': gateway, '/readyz': gateway },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: 'src/test/setup.ts',
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    unstubGlobals: true,
  },
})
