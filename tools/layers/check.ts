import { type Layer, notShipped } from '../layers';
import type { Imports, Target } from './imports';

/** The layer a file belongs to: the one with the longest path. */
export function layerOf(file: string, layers: Layer[]): Layer | undefined {
  return layers
    .filter(({ path }) => isWithin(file, path))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

export function isWithin(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`);
}

/** What a shipped file breaks: one sentence each, with file, import and reason. */
export function violations(
  file: string,
  layer: Layer,
  layers: Layer[],
  imports: Imports,
): string[] {
  const direct = imports
    .of(file)
    .filter(target => !mayImport(layer, target, layers))
    .map(target => `${file} imports ${nameOf(target)}: ${layer.because}`);
  const onTheWay = imports
    .reachableFrom(file)
    .filter(({ target, way }) => isFirstStepInto(layer, target, way))
    .map(
      ({ target, way }) =>
        `${way.join(' -> ')} -> ${nameOf(target)}: ${layer.because}`,
    );
  return [...new Set([...direct, ...onTheWay])];
}

function mayImport(layer: Layer, target: Target, layers: Layer[]): boolean {
  if (target.kind === 'node') return !layer.isPure;
  if (target.kind === 'package') {
    return layer.packages?.includes(target.name) ?? true;
  }
  if (notShipped.test(target.path)) return false;
  const of = layerOf(target.path, layers);
  // Styles and pictures lie beside their components and belong to the same package.
  if (of === layer || !/\.(tsx?|json)$/.test(target.path)) return true;
  return layer.imports.some(path => isWithin(target.path, path));
}

function neverReaches(layer: Layer, target: Target): boolean {
  const forbidden = layer.neverReaches ?? [];
  switch (target.kind) {
    case 'node':
      return (
        forbidden.includes('node:*') ||
        forbidden.some(
          each =>
            each === `node:${target.name}` ||
            target.name.startsWith(`${each.slice('node:'.length)}/`),
        )
      );
    case 'package':
      return forbidden.includes(target.name);
    default:
      return forbidden.some(path => isWithin(target.path, path));
  }
}

/** One line for the place where the way leaves what is allowed, none for all that lies behind it. */
function isFirstStepInto(layer: Layer, target: Target, way: string[]): boolean {
  const before = way.slice(1).map(path => ({ kind: 'file', path } as const));
  return (
    neverReaches(layer, target) &&
    !before.some(step => neverReaches(layer, step))
  );
}

function nameOf(target: Target): string {
  if (target.kind === 'file') return target.path;
  return target.kind === 'node' ? `node:${target.name}` : target.name;
}
