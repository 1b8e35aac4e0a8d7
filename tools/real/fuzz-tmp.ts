import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { analyzedCases, clusterPairs } from './analyze/arbitraries';
import { judge } from './analyze/judged';
import { yamlOf } from './analyze/manifests';
import { requireAnalyzers } from './analyze/program';
(async () => {
const [n, seed] = process.argv.slice(3).map(Number); const binary = requireAnalyzers();
const arb = process.argv[2] === 'pairs' ? clusterPairs : analyzedCases;
const codes = new Map<string, number>(); const diffs = new Map<string, {n:number, ex:string}>(); let refused=0;
for (const asked of fc.sample(arb, { numRuns: n, seed })) {
  const d = await judge(binary, asked);
  if (d.refused.length) { refused++; if (refused < 4) console.log(d.refused); }
  for (const c of new Set(d.messages.map(m=>m.code))) codes.set(c,(codes.get(c)??0)+1);
  const add=(k:string, ex:string)=>{const e=diffs.get(k)??{n:0,ex}; e.n++; if(e.n===1) asked.clusters.forEach((c,i)=>writeFileSync(`/tmp/fuzz-${k.replace(/\W/g,'_')}-${i}.yaml`, yamlOf(c)+(asked.meshConfig?'# '+asked.meshConfig:''))); diffs.set(k,e);};
  d.missing.forEach(m=>add(`missing ${m.code} ${m.object.split(' ')[0]}`, `${m.object}: ${m.message.slice(0,300)}`)); d.extra.forEach(m=>add(`extra ${m.code} ${m.object.split(' ')[0]}`, `${m.object}: ${m.message.slice(0,300)}`));
}
for (const [k,e] of diffs) console.log(e.n, k, '|', e.ex);
console.log('refused', refused, [...codes].sort().map(([c,x])=>`${c}:${x}`).join(' '));
})();
