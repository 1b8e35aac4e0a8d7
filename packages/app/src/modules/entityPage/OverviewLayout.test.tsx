import { render, screen } from '@testing-library/react';
import { OverviewLayout } from './OverviewLayout';

it('shows content before information and keeps the order within both', () => {
  render(
    <OverviewLayout
      cards={[
        { type: 'info', element: <p key="about">about</p> },
        { element: <p key="mode">mode</p> },
        { type: 'info', element: <p key="requests">requests</p> },
        { type: 'content', element: <p key="mtls">mtls</p> },
      ]}
    />,
  );
  const shown = screen.getAllByText(/./).map(({ textContent }) => textContent);
  expect(shown).toEqual(['mode', 'mtls', 'about', 'requests']);
});
