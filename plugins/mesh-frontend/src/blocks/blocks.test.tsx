import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Tone } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Age } from './age';
import { Bar } from './bar';
import { CopyButton } from './copy';
import { Diff } from './diff';
import { Facts } from './facts';
import { Finding } from './finding';
import { Pill } from './pill';
import { ReasonChain, reasonsAsText } from './reasons';
import { Status } from './status';
import { StatusCard } from './statusCard';
import { PlainTable } from './table';
import { Timeline } from './timeline';
import { ToneIcon } from './tone';
import { toneIcons } from './tone/toneIcons';
import { Verdict } from './verdict';

const tones = Object.keys(toneIcons) as Tone[];

describe('ToneIcon', () => {
  it('has an icon of its own for every tone', () => {
    expect(new Set(Object.values(toneIcons)).size).toBe(tones.length);
  });

  it('is hidden beside a word, and has a name when it stands alone', () => {
    const { container } = render(<ToneIcon tone="ok" />);
    expect(container.firstChild).toHaveAttribute('aria-hidden', 'true');
    render(<ToneIcon tone="stale" label="Silent" />);
    expect(screen.getByRole('img', { name: 'Silent' })).toBeInTheDocument();
  });
});

describe('Age', () => {
  const start = new Date(2026, 10, 25, 10, 12).getTime();

  beforeEach(() => jest.useFakeTimers({ now: start }));
  afterEach(() => jest.useRealTimers());

  it('grows in place, with the absolute time as its title', async () => {
    render(<Age at={start - 9000} ago />);
    const age = screen.getByText('9 s ago');
    expect(age).toHaveAttribute('title', expect.stringContaining('10:11:51'));
    await act(() => jest.advanceTimersByTimeAsync(2000));
    expect(age).toHaveTextContent('11 s ago');
    await act(() => jest.advanceTimersByTimeAsync(60_000));
    expect(age).toHaveTextContent('1 min ago');
  });

  it('is a date without "ago" above 7 days', () => {
    render(<Age at={new Date(2026, 10, 12, 14, 9).toISOString()} ago />);
    expect(screen.getByRole('time')).toHaveTextContent(/^12 Nov 14:09$/);
  });

  it('stops ticking when the last one is gone', () => {
    const { unmount } = render(<Age at={start} />);
    expect(jest.getTimerCount()).toBe(1);
    unmount();
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('Pill', () => {
  it.each([
    ['needs-you', 'needsYou'],
    ['broken', 'broken'],
    ['unknown', 'unknown'],
  ] as const)('%s has a style of its own', (tone, style) => {
    render(<Pill tone={tone} word="Word" />);
    expect(screen.getByText('Word')).toHaveClass(style);
  });

  it('is plain for everything else', () => {
    render(<Pill tone="ok" word="Verified" />);
    expect(screen.getByText('Verified').className).toBe('root');
  });
});

describe('Status', () => {
  it('has no second line where there is nothing to say', () => {
    const { container } = render(<Status tone="ok" word="Done" />);
    expect(container).toHaveTextContent(/^Done$/);
    expect(container.querySelector('.second')).toBeNull();
  });
});

describe('StatusCard', () => {
  it('leaves out age, evidence and footer where there are none', () => {
    const { container } = render(
      <StatusCard
        title="Mesh mode"
        tone="forbidden"
        headline="Hidden from you"
        seenAt={null}
      />,
    );
    expect(screen.queryByRole('time')).not.toBeInTheDocument();
    expect(container.querySelector('.evidence')).toBeNull();
    expect(container.querySelector('.footer')).toBeNull();
  });
});

describe('Verdict', () => {
  it('speaks its headline, and nothing else, on a live page', () => {
    const { container } = render(
      <Verdict live tone="working" headline="Applying" sub="1 of 2">
        <Bar label="Met" value={1} of={3} words="1 of 3" />
      </Verdict>,
    );
    const live = container.querySelectorAll('[aria-live]');
    expect([...live].map(region => region.textContent)).toEqual(['Applying']);
  });
});

describe('Finding', () => {
  it('always has a next step', () => {
    render(
      <Finding
        tone="attention"
        title="A newer STRICT policy has no effect"
        nextStep="Propose STRICT."
        where="prod-eu-1"
        rule="policy-shadowed"
      />,
    );
    const finding = screen.getByRole('article');
    expect(finding).toHaveTextContent('Next step: Propose STRICT.');
    expect(finding).toHaveTextContent('prod-eu-1 · Rule policy-shadowed');
  });
});

describe('Diff', () => {
  it('reads out what is added and removed, and renders hostile text as text', () => {
    const { container } = render(
      <Diff
        label="Changes"
        lines={[
          { sign: ' ', text: 'Namespace orders' },
          { sign: '-', text: '<img src=x onerror=alert(1)>', was: '12' },
          { sign: '+', text: 'a: b' },
        ]}
      />,
    );
    const lines = screen.getAllByRole('listitem');
    expect(within(lines[0]).queryByRole('img')).not.toBeInTheDocument();
    expect(
      within(lines[1]).getByRole('img', { name: 'removed' }),
    ).toBeVisible();
    expect(within(lines[2]).getByRole('img', { name: 'added' })).toBeVisible();
    expect(lines[1]).toHaveTextContent('<img src=x onerror=alert(1)>was 12');
    expect(container.querySelector('img')).toBeNull();
  });
});

describe('Bar', () => {
  it.each([
    [1, 4, '25%'],
    [9, 4, '100%'],
    [0, 4, '0%'],
  ])('%d of %d is %s wide', (value, of, width) => {
    render(<Bar label="Met" value={value} of={of} words="words" />);
    const bar = screen.getByRole('progressbar', { name: 'Met' });
    expect(bar.firstChild).toHaveStyle({ width });
    expect(bar).toHaveAttribute('aria-valuetext', 'words');
  });
});

describe('ReasonChain', () => {
  const steps = [
    { claim: 'Two policies cover it.', rule: 'The oldest counts.', raw: ['a'] },
    { claim: 'b is ignored.', mark: 'ignored' as const },
    { claim: 'We cannot say more.', mark: 'broken-chain' as const },
  ];

  it('strikes losers by words, and marks where the chain ends', () => {
    render(<ReasonChain steps={steps} />);
    expect(
      screen.getAllByRole('listitem').map(step => step.textContent),
    ).toEqual([
      'Two policies cover it.The oldest counts.a',
      'b is ignored.',
      'We cannot say more. (unknown: the chain ends here)',
    ]);
  });

  it('is the same as text', () => {
    expect(reasonsAsText('Why: mTLS', steps)).toBe(
      [
        'Why: mTLS',
        '1. Two policies cover it.',
        '   The oldest counts.',
        '   a',
        '2. b is ignored. (ignored)',
        '3. We cannot say more. (broken-chain)',
      ].join('\n'),
    );
  });
});

describe('Facts, Timeline, PlainTable', () => {
  it('have the roles that screen readers know', () => {
    render(
      <>
        <Facts facts={[{ label: 'Labels say', value: 'Ambient' }]} />
        <Timeline
          entries={[{ id: '1', tone: 'ok', word: 'Verified', second: 'Today' }]}
        />
        <PlainTable
          label="Policies"
          columns={[
            { id: 'policy', label: 'Policy' },
            { id: 'asks', label: 'Asks for' },
          ]}
          rows={[{ id: '1', cells: ['payments/default', 'STRICT'] }]}
        />
      </>,
    );
    expect(screen.getByRole('term')).toHaveTextContent('Labels say');
    expect(screen.getByRole('definition')).toHaveTextContent('Ambient');
    expect(screen.getByRole('listitem')).toHaveTextContent('VerifiedToday');
    const table = screen.getByRole('table', { name: 'Policies' });
    expect(within(table).getAllByRole('columnheader')).toHaveLength(2);
    expect(
      within(table).getByRole('rowheader', { name: 'payments/default' }),
    ).toBeInTheDocument();
  });
});

describe('CopyButton', () => {
  it('says when copying is not possible', async () => {
    const user = userEvent.setup();
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValue(new Error('denied'));
    render(<CopyButton value="x" />);
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(
      await screen.findByRole('button', { name: 'Cannot copy here' }),
    ).toBeInTheDocument();
  });
});
