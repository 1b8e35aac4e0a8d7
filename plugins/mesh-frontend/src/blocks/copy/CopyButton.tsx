import { useState } from 'react';
import { Button } from '@backstage/ui';

/** Copies `value`; says so in its own label. */
export function CopyButton({
  value,
  label = 'Copy',
}: {
  value: string;
  label?: string;
}) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  const words = { idle: label, copied: 'Copied', failed: 'Cannot copy here' };
  return (
    <Button size="small" variant="secondary" onPress={copy}>
      {words[state]}
    </Button>
  );
}
