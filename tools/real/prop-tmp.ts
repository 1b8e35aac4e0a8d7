import fc from 'fast-check';
import { analyzedCases } from './analyze/arbitraries';
import { judge } from './analyze/judged';
import { requireAnalyzers } from './analyze/program';
(async () => { const binary = requireAnalyzers(); let n=0; const t=Date.now();
const r = await fc.check(fc.asyncProperty(analyzedCases, async asked => { n++; const d = await judge(binary, asked); if (d.missing.length||d.extra.length||d.refused.length) { console.log(n, JSON.stringify({m:d.missing,e:d.extra,r:d.refused})); throw new Error('x'); } }), {numRuns: 250, seed: 20260827, endOnFailure: true});
console.log(r.failed, n, Date.now()-t); })();
