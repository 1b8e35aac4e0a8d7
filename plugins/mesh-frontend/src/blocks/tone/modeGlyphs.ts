import {
  RemixiconComponentType,
  RiCheckboxBlankCircleLine,
  RiContrastLine,
  RiLayoutRightLine,
  RiQuestionLine,
  RiStackLine,
} from '@remixicon/react';
import type { DataPlaneMode } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** A mode has a glyph, never a colour. */
export const modeGlyphs: Record<DataPlaneMode, RemixiconComponentType> = {
  ambient: RiStackLine,
  sidecar: RiLayoutRightLine,
  mixed: RiContrastLine,
  none: RiCheckboxBlankCircleLine,
  empty: RiCheckboxBlankCircleLine,
  unknown: RiQuestionLine,
};
