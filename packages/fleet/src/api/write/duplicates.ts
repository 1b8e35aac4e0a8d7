/**
 * The fields that occur twice in one object of a JSON text, as paths (`metadata.labels.a`); JSON.parse keeps the last one
 * and says nothing. The text must be valid JSON.
 */
export function duplicateFields(json: string): string[] {
  const found: string[] = [];
  const stack: { path: string; keys?: Set<string>; index: number }[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
  let pendingKey: string | undefined;
  let expectKey = false;
  for (const match of json.matchAll(token)) {
    const text = match[0];
    const top = stack.at(-1);
    if (text === '{' || text === '[') {
      const path = pathOf(top, pendingKey);
      const isMap = text === '{';
      stack.push({ path, keys: isMap ? new Set() : undefined, index: 0 });
      expectKey = isMap;
    } else if (text === '}' || text === ']') {
      stack.pop();
      expectKey = false;
    } else if (text === ',') {
      if (top) top.index++;
      expectKey = Boolean(top?.keys);
    } else if (text === ':') {
      expectKey = false;
    } else if (expectKey && top?.keys) {
      pendingKey = JSON.parse(text) as string;
      if (top.keys.has(pendingKey)) found.push(pathOf(top, pendingKey));
      top.keys.add(pendingKey);
    }
  }
  return found;
}

function pathOf(
  parent: { path: string; keys?: Set<string>; index: number } | undefined,
  key: string | undefined,
): string {
  if (!parent) return '';
  if (!parent.keys) return `${parent.path}[${parent.index}]`;
  return parent.path ? `${parent.path}.${key}` : `${key}`;
}
