export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/support/strip-types.js' },
  setupFilesAfterEnv: ['<rootDir>/test/temporal-equality.ts'],
  testTimeout: 30_000,
  globalSetup: '<rootDir>/test/support/databases/open-on-demand.ts',
  globalTeardown: '<rootDir>/test/support/databases/close-on-demand.ts',
};
