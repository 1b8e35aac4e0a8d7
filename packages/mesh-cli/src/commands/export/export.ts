import { MANIFEST_CONFIG_MAPS } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Command, EXIT, Io, write } from '../../io';
import { UsageError } from '../../usageError';
import { optionsOf } from '../options';
import { parts } from './resources';

export const exportCommand: Command = {
  summary: 'the kubectl commands that export what inspect reads',
  help: program => `Prints the kubectl commands that export what ${program} inspect reads. It runs none of them.

  ${program} export [options]
  ${program} export --cluster east --context prod-east | sh

  --cluster NAME     name of the cluster and of the folder to fill; default: cluster
  --context CONTEXT  context of the kubeconfig; default: the current one
  --revision REV     also the configuration of this revision of Istio; may be repeated

The commands list and get, nothing else. Secrets are not among what they read.
`,
  run: runExport,
};

async function runExport(args: string[], io: Io): Promise<number> {
  const { values, positionals } = optionsOf(
    args,
    {
      cluster: { type: 'string' },
      context: { type: 'string' },
      revision: { type: 'string', multiple: true },
    },
    `${io.program} export --help`,
  );
  if (positionals.length) {
    throw new UsageError(
      `${positionals[0]} is one argument too many; the cluster is named with --cluster.`,
    );
  }
  const { cluster = 'cluster', context, revision = [] } = values;
  if (!/^[\w.][\w.-]*$/.test(cluster)) {
    throw new UsageError(
      `--cluster ${cluster}: expected letters, digits, dots and dashes; it becomes a folder.`,
    );
  }
  const script = exportScript({ cluster, context, revisions: revision });
  await write(io.stdout, script);
  return EXIT.ok;
}

export interface ExportOptions {
  readonly cluster: string;
  readonly context?: string;
  readonly revisions: readonly string[];
}

/** A script for a POSIX shell. */
export function exportScript(options: ExportOptions): string {
  const { cluster, context } = options;
  const kubectl = [
    'kubectl',
    ...(context ? ['--context', quoted(context)] : []),
  ];
  const get = (what: string, file: string) =>
    `${kubectl.join(' ')} get ${what} -A -o json > ${cluster}/${file}.json`;
  return [
    `# What mesh inspect --cluster ${cluster}=./${cluster} reads. The commands only read, and no Secret is among it.`,
    "# A kind the server doesn't have is not installed: its file stays empty, which is right.",
    `mkdir -p ${cluster}`,
    ...parts().map(({ name, resources, managedFields }) =>
      get(
        `${resources.join(',')}${
          managedFields ? ' --show-managed-fields' : ''
        }`,
        name,
      ),
    ),
    ...configMaps(options.revisions).map(name =>
      get(
        `configmaps --field-selector ${quoted(`metadata.name=${name}`)}`,
        `configmap-${name}`.replace(/[^\w.-]/g, '_'),
      ),
    ),
    '# Which clusters its istiod reads stands in Secrets; istiod says it too, to those with the right to exec there:',
    `# ${kubectl.join(
      ' ',
    )} exec -n istio-system deploy/istiod -- pilot-discovery request GET /debug/clusterz > ${cluster}/clusterz.json`,
    '',
  ].join('\n');
}

function configMaps(revisions: readonly string[]): string[] {
  return MANIFEST_CONFIG_MAPS.flatMap(({ name, ofRevision }) => [
    name,
    ...(ofRevision ? revisions.map(revision => `${name}-${revision}`) : []),
  ]);
}

/** One word for a POSIX shell. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text)
    ? text
    : `'${text.replaceAll("'", `'\\''`)}'`;
}
