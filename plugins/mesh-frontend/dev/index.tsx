import '@backstage/cli/asset-types';
import { createRoot } from 'react-dom/client';
// The sheet is an app of its own: there is no portal that brings the tokens.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import './sheet.css';
import { NOW } from '../src/testing';
import { Sheet } from './Sheet';

/*
 * The sheet: every state of every component from fixtures, without a backend. `?part=cards&theme=dark` shows one part.
 * `yarn start` in this package serves it; `yarn screenshots` takes pictures of it.
 */
// The fixtures tell one story; their "now" is the sheet's, so that ages are those of the story.
Date.now = () => NOW;

const params = new URLSearchParams(window.location.search);
document.body.dataset.themeMode = params.get('theme') ?? 'light';
document.documentElement.dataset.themeMode = document.body.dataset.themeMode;

createRoot(document.getElementById('root')!).render(
  <Sheet only={params.get('part')} />,
);
