// Jest as `stryker` runs it (stryker.config.json): Backstage's settings, in an environment that tells which test reached which mutant.
const backstage = require('@backstage/cli/config/jest');

module.exports = async () => {
  const config = await backstage;
  return {
    ...config,
    testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
    // Stryker runs one folder at a time (tools/mutation.ts), with the tests of that folder: others look at it from afar, and
    // loading them for each mutant takes hours.
    testMatch: [`<rootDir>/${process.env.MUTATED_FOLDER ?? '*'}/**/*.test.ts`],
    // Fixtures of the status are made by the model when they are loaded, which would make every mutant one of all tests.
    moduleNameMapper: {
      ...config.moduleNameMapper,
      '^\\./fixtures$': require.resolve('./jest.mutation.empty.js'),
    },
  };
};
