// One page, no inline script or style, every asset a file of its own: the server's policy allows nothing else.
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // fonts as data: would break font-src 'self'
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 1300,
  },
  server: { proxy: { '/api': process.env['SIJILL_API'] ?? 'http://127.0.0.1:8765' } },
  test: { include: ['src/**/*.test.ts', 'tests/*.test.mjs'], environment: 'node' },
})
