import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { meshApiFactory } from '../api';

export const meshApi = ApiBlueprint.make({
  params: defineParams => defineParams(meshApiFactory),
});
