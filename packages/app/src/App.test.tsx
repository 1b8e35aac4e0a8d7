import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  it('asks who one is before anything else', async () => {
    process.env = {
      ...process.env,
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'Test portal', baseUrl: 'http://localhost:3000' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
        },
      ] as unknown as string,
    };
    render(App.createRoot());
    expect(
      await screen.findByRole(
        'heading',
        { name: 'Test portal' },
        { timeout: 10_000 },
      ),
    ).toBeVisible();
  }, 20_000);
});
