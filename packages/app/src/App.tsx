import { createApp } from '@backstage/frontend-defaults';
import { entityPageModule } from './modules/entityPage';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

// Plugins are found by `app.packages: all` among the dependencies of this package.
export default createApp({
  features: [entityPageModule, navModule, signInModule],
});
