import { type Layer, layers } from '../layers';
import { isWithin } from './check';

/** One entry of `zones` of the rule `import/no-restricted-paths`. */
interface Zone {
  target: string;
  from: string;
  except?: string[];
  message: string;
}

const notShippedGlobs = [
  ...['**/testing/**', '**/dev/**', '**/__testUtils__/**', '**/__mocks__/**'],
  ...['**/*.test.*', '**/setupTests.*'],
];

/**
 * The layer rules for ESLint, as `overrides` of the configuration at the root. What lint cannot see
 * (ways over several files, `new Date()`) is the business of layers.test.ts.
 */
export function layerOverrides(root: string) {
  return [
    {
      files: layers.map(({ path }) => glob(path)),
      excludedFiles: notShippedGlobs,
      rules: {
        'import/no-restricted-paths': [
          'error',
          { basePath: root, zones: layers.flatMap(zonesOf) },
        ],
      },
    },
    {
      files: layers
        .filter(({ isPure }) => isPure)
        .map(({ path }) => glob(path)),
      excludedFiles: notShippedGlobs,
      rules: {
        'import/no-nodejs-modules': 'error',
        'no-restricted-properties': [
          'error',
          ...['Date.now', 'Math.random', 'performance.now'].map(name => ({
            object: name.split('.')[0],
            property: name.split('.')[1],
            message: 'Time and chance arrive as values in a pure layer.',
          })),
        ],
      },
    },
  ];
}

function glob(path: string): string {
  return /\.tsx?$/.test(path) ? path : `${path}/**`;
}

function zonesOf(layer: Layer): Zone[] {
  const target = `./${layer.path}`;
  const message = `${layer.because}.`;
  const zones: Zone[] = layers
    .filter(other => other !== layer && !mayImport(layer, other))
    .map(other => ({ target, from: `./${other.path}`, message }));
  if (layer.packages) {
    zones.push({
      target,
      from: './node_modules',
      except: layer.packages.map(name => `./${name}`),
      message,
    });
  }
  return zones;
}

function mayImport(layer: Layer, other: Layer): boolean {
  return layer.imports.some(path => isWithin(other.path, path));
}
