import ts from 'typescript';

const clocksAndDice = new Set([
  ...['Date.now', 'performance.now', 'Math.random'],
  ...['crypto.randomUUID', 'crypto.getRandomValues'],
  ...['setTimeout', 'setInterval', 'setImmediate'],
]);

/**
 * Where a source reads a clock, waits, or throws dice, as `line: text`. `new Date(value)` and
 * `Date.parse` are calculations; `new Date()` and `Date()` are not.
 */
export function impurities(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (isImpure(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${line + 1}: ${node.getText()}`);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

function isImpure(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) {
    return node.expression.getText() === 'Date' && !node.arguments?.length;
  }
  if (ts.isCallExpression(node)) {
    const callee = node.expression.getText().replace(/^globalThis\./, '');
    return callee === 'Date' || clocksAndDice.has(callee);
  }
  // Handed over as a value, to be called elsewhere: `const now = Date.now`.
  return (
    ts.isPropertyAccessExpression(node) &&
    !(ts.isCallExpression(node.parent) && node.parent.expression === node) &&
    clocksAndDice.has(node.getText())
  );
}
