// Jest as `stryker` runs it (stryker.config.json): Backstage's settings, in an environment that tells which test reached which mutant.
const backstage = require('@backstage/cli/config/jest');

module.exports = async () => {
  const config = await backstage;
  return {
    ...config,
    testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
    // The judges of what is mutated; the words, plans and requests built on it are not.
    testMatch: [
      '<rootDir>/{mode,mtls,waypoint,scope,status,inspect,manifests}/**/*.test.ts',
    ],
  };
};
