// Jest as `stryker` runs it (stryker.config.json): Backstage's settings, in an environment that tells which test reached which mutant.
const backstage = require('@backstage/cli/config/jest');

module.exports = async () => {
  const config = await backstage;
  return {
    ...config,
    testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
    // The tests of what is mutated; those of the words, plans and requests built on it are not.
    testMatch: [
      '<rootDir>/{mode,mtls,waypoint,scope,inspect,manifests}/**/*.test.ts',
    ],
    // Fixtures of the status are made by the model when they are loaded, which would make every mutant one of all tests.
    moduleNameMapper: {
      ...config.moduleNameMapper,
      '^\\./fixtures$': require.resolve('./jest.mutation.empty.js'),
    },
  };
};
