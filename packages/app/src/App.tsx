import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

// Plugins are found by `app.packages: all` among the dependencies of this package.
export default createApp({ features: [navModule, signInModule] });
