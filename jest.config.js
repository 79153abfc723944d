export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/support/strip-types.js' },
  setupFilesAfterEnv: ['<rootDir>/test/temporal-equality.ts'],
  // Modules of a test file are never let go by the process that ran it: a worker that has grown is followed by a new one.
  workerIdleMemoryLimit: '1500MB',
  testTimeout: 30_000,
  globalSetup: '<rootDir>/test/support/databases/open-on-demand.ts',
  globalTeardown: '<rootDir>/test/support/databases/close-on-demand.ts',
};
