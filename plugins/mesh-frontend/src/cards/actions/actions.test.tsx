import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CardAction } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { checkout, statuses } from '../../testing';
import { renderMesh } from '../../testing/renderMesh';
import { CardActionButton } from './CardActionButton';

const nothing = () => undefined;

function show(action: CardAction, state: keyof typeof statuses = 'partly') {
  return renderMesh(
    <CardActionButton
      action={action}
      entity={checkout}
      status={statuses[state]}
      onRetry={nothing}
    />,
  );
}

/** Address and query of the one link. */
function link() {
  const href = screen.getByRole('link').getAttribute('href') ?? '';
  const url = new URL(href, 'http://portal.test');
  return [url.pathname, Object.fromEntries(url.searchParams)] as const;
}

describe('what a reader of a card can do next', () => {
  it.each([
    ['open-tab', undefined, {}],
    ['show-pods', 'prod-eu-1', { show: 'clusters', cluster: 'prod-eu-1' }],
    ['see-label', 'prod-eu-1', { show: 'clusters', cluster: 'prod-eu-1' }],
    ['see-annotation', 'prod-eu-1', { show: 'clusters', cluster: 'prod-eu-1' }],
    ['see-policy', undefined, { show: 'policies' }],
  ] as const)('%s leads into the tab', async (id, cluster, query) => {
    await show({ id, label: 'Go', cluster });
    expect(link()).toEqual(['/tab', query]);
  });

  it('onboarding leads to the template, prefilled with where it is outside', async () => {
    await show({ id: 'onboard', label: 'Onboard', primary: true });
    const [path, { formData }] = link();
    expect(path).toBe('/create/templates/default/mesh-enrol-namespace');
    expect(JSON.parse(formData)).toEqual({
      target: {
        entityRef: 'component:default/checkout',
        namespace: 'payments',
        clusters: ['prod-ap-1'],
      },
    });
  });

  it('adding a cluster names that cluster alone', async () => {
    await show(
      { id: 'add-cluster', label: 'Add', cluster: 'prod-us-1' },
      'not-enrolled',
    );
    expect(JSON.parse(link()[1].formData).target.clusters).toEqual([
      'prod-us-1',
    ]);
  });

  it.each([
    ['why-silent', 'stale', 'This says nothing about your service'],
    ['fix-access', 'unknown', 'It cannot list:'],
    ['how-to-get-access', 'stale', 'Members of team-payments may read it.'],
    ['how-to-confirm', 'claimed', 'The platform team confirms it.'],
    [
      'how-to-finish',
      'half-moved',
      'kubectl rollout restart deployment --namespace payments',
    ],
    [
      'choose-label',
      'label-conflict',
      'kubectl label namespace payments istio-injection-',
    ],
    ['how-to-check', 'uncertain', 'istioctl ztunnel-config policies'],
    [
      'who-would-strict-refuse',
      'one-mode',
      'We cannot say who that is: traffic is not measured.',
    ],
  ] as const)('%s explains itself', async (id, state, words) => {
    const [{ cluster } = { cluster: undefined }] = statuses[state].clusters;
    await show({ id, label: 'Explain', cluster }, state);
    await userEvent.click(screen.getByRole('button', { name: 'Explain' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(words);
  });

  it('copies the annotation', async () => {
    const user = userEvent.setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    await show({ id: 'copy-annotation', label: 'Copy' });
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(await screen.findByText('Copied')).toBeInTheDocument();
    expect(writeText).toHaveBeenCalledWith(
      'backstage.io/kubernetes-id: checkout',
    );
  });

  it('leaves out what the portal has no page for', async () => {
    renderInTestApp(
      <>
        <CardActionButton
          action={{ id: 'open-tab', label: 'Open Mesh tab' }}
          entity={checkout}
          status={statuses.partly}
          onRetry={nothing}
        />
        rest of the card
      </>,
    );
    expect(await screen.findByText('rest of the card')).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
