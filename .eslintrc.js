const { require: requireTs } = require('tsx/cjs/api');

const { layerOverrides } = requireTs('./tools/layers/eslint.ts', __filename);

// Each package has a configuration of its own on top, from Backstage.
module.exports = {
  root: true,
  plugins: ['import'],
  settings: {
    'import/resolver': {
      node: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
    },
  },
  overrides: layerOverrides(__dirname),
};
