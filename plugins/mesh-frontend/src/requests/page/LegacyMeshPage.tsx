import { PluginHeader } from '@backstage/ui';
import { RiNodeTree } from '@remixicon/react';
import { MeshPages } from './MeshPages';

/** The pages with the header that the new frontend system adds by itself. */
export function LegacyMeshPage() {
  return (
    <>
      <PluginHeader icon={<RiNodeTree />} title="Mesh" />
      <MeshPages />
    </>
  );
}
