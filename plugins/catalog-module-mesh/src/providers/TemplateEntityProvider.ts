import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { parse } from 'yaml';
import { z } from 'zod';

const LOCATION = 'mesh:templates';

const templateSchema = z.looseObject({
  apiVersion: z.literal('scaffolder.backstage.io/v1beta3'),
  kind: z.literal('Template'),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({ type: z.string() }),
});

/** The templates that ship with this package. A portal switches them off with `mesh.catalog.templates: false`. */
export class TemplateEntityProvider implements EntityProvider {
  constructor(private readonly options: { owner: string; folder: string }) {}

  getProviderName() {
    return 'mesh-templates';
  }

  async connect(connection: EntityProviderConnection) {
    const entities = await this.readTemplates();
    await connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity,
        locationKey: this.getProviderName(),
      })),
    });
  }

  async readTemplates(): Promise<Entity[]> {
    const { folder } = this.options;
    const files = (await readdir(folder)).filter(f => f.endsWith('.yaml'));
    return Promise.all(
      files.sort().map(async file => {
        const text = await readFile(join(folder, file), 'utf8');
        return this.toEntity(templateSchema.parse(parse(text)));
      }),
    );
  }

  private toEntity(template: z.infer<typeof templateSchema>): Entity {
    return {
      ...template,
      metadata: {
        ...template.metadata,
        annotations: {
          [ANNOTATION_LOCATION]: LOCATION,
          [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
        },
      },
      spec: { ...template.spec, owner: this.options.owner },
    } as Entity;
  }
}
