import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: [
            'test/math/**/*.test.ts',
            'test/domain/**/*.test.ts',
            'test/storage/**/*.test.ts',
            'test/architecture.test.ts',
          ],
        },
      },
    ],
  },
});
