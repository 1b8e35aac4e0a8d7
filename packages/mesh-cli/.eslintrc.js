module.exports = require('../../tools/eslintPackage')(__dirname, {
  rules: {
    // All of it goes into one file: who installs the package installs nothing else. What may be imported is in tools/layers.ts.
    '@backstage/no-undeclared-imports': 'off',
  },
});
