const factory = require('@backstage/cli/config/eslint-factory');

const rules = {
  // What a file is about comes first and its helpers below, as in a newspaper. A use that would really
  // run before the definition is still an error.
  '@typescript-eslint/no-use-before-define': [
    'error',
    { functions: false, classes: false, variables: false },
  ],
};

const testRules = {
  // A property has its assertions in a predicate, and may ask for more in one branch than in another.
  'jest/no-conditional-expect': 'off',
  'jest/expect-expect': [
    'error',
    {
      assertFunctionNames: [
        'expect',
        'expect*',
        'assert*',
        'fc.assert',
        // Waits for something to be so, and fails when it never is.
        '**until*',
        '**eventually*',
        'eventually*',
        'until*',
        'settles',
        'play.*',
      ],
    },
  ],
};

const withRules = (extra = {}) => ({
  ...extra,
  rules: { ...rules, ...extra.rules },
  tsRules: { ...rules, ...extra.tsRules },
  testRules: { ...testRules, ...extra.testRules },
  overrides: [
    {
      // Helpers of tests; layers.test.ts sees to it that nothing shipped imports them.
      files: ['**/testing/**'],
      rules: { '@backstage/no-undeclared-imports': 'off' },
    },
    ...(extra.overrides ?? []),
  ],
});

/** The ESLint configuration of a package: Backstage's for its role, with our order of reading. */
module.exports = (folder, extra) => factory(folder, withRules(extra));

/** The same for a folder of programs and node:test tests that is no package. */
module.exports.forPrograms = folder =>
  factory.createConfigForRole(
    folder,
    'cli',
    withRules({
      rules: {
        // These are about another test runner.
        'jest/no-done-callback': 'off',
        'jest/no-export': 'off',
        'jest/valid-title': 'off',
        'jest/no-standalone-expect': 'off',
        // The dependencies of the programs are those of the root.
        '@backstage/no-undeclared-imports': 'off',
        '@backstage/no-relative-monorepo-imports': 'off',
        // They run from source, where it means what it says.
        'no-restricted-syntax': 'off',
        // One after another is what they do.
        'no-await-in-loop': 'off',
      },
      testRules: { 'jest/expect-expect': 'off' },
    }),
  );
