import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const gateway = 'http://127.0.0.1:8990'

export default defineConfig({
  base: '/admin/',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'target/classes/admin-ui',
    emptyOutDir: true,
    // A data: URL would need an exception in the Content-Security-Policy.
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/healthz': gateway, '/readyz': gateway, '/v1': gateway },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: 'src/test/setup.ts',
    restoreMocks: true,
    unstubGlobals: true,
  },
})
