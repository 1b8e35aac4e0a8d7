import { generate } from 'selfsigned';
import { clusterNames } from '../shape';
import { Cluster, Counters } from './cluster';
import { type Answer, questionSchema, type Ready } from './messages';

/** The API side, a process of its own: one TLS server for each cluster. Its parent asks by messages (`messages.ts`). */
async function main(): Promise<void> {
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: '127.0.0.1' }],
    {
      extensions: [
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
      ],
    },
  );
  const counters = new Counters();
  const clusters = clusterNames.map(name => new Cluster(name, counters));
  const named = [];
  for (const cluster of clusters) {
    named.push({ name: cluster.name, url: await cluster.listen(key, cert) });
  }
  process.on('message', message => {
    const question = questionSchema.parse(message);
    if (question.ask === 'label') {
      const { cluster, namespace, mode } = question;
      clusters.find(c => c.name === cluster)?.label(namespace, mode);
    }
    const at = String(process.hrtime.bigint());
    say({ ...counters.take(), at });
  });
  // Nobody is left to ask.
  process.on('disconnect', () => process.exit(0));
  say({ clusters: named, ca: cert, podBytes: clusters[0].podBytes() });
}

const say = (message: Ready | Answer) => process.send?.(message);

main();
