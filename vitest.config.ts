import { defineConfig } from 'vitest/config';
import { caseTexts } from './src/catalog/vite-plugin.ts';

export default defineConfig({
  plugins: [caseTexts()],
  test: {
    reporters: ['default', './test/support/closing-reporter.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
