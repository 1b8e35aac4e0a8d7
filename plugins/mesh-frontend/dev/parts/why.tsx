import { Button, Dialog, DialogTrigger } from '@backstage/ui';
import {
  modeWords,
  mtlsWords,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { WhyContent } from '../../src/cards/why';
import { detailedStatus, statuses } from '../../src/testing';
import type { Part } from './types';

const cases = {
  mtls: { status: detailedStatus, words: mtlsWords, subject: 'mTLS' },
  mode: { status: statuses['half-moved'], words: modeWords, subject: 'Mode' },
  unknown: { status: statuses.unknown, words: modeWords, subject: 'Mode' },
};

export const whyParts: Part[] = Object.entries(cases).map(
  ([name, { status, words, subject }]) => ({
    id: `why-${name}`,
    element: (
      <DialogTrigger defaultOpen>
        <Button>Why?</Button>
        <Dialog width={680}>
          <WhyContent
            subject={`${subject} of checkout`}
            status={status}
            words={words}
          />
        </Dialog>
      </DialogTrigger>
    ),
  }),
);
