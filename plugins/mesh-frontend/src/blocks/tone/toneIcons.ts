import {
  RemixiconComponentType,
  RiAlertLine,
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiEyeOffLine,
  RiHourglassLine,
  RiInformationLine,
  RiLoader4Line,
  RiLock2Line,
  RiLockUnlockLine,
  RiNotification3Line,
  RiQuestionLine,
  RiServerLine,
  RiTimeLine,
} from '@remixicon/react';
import type { Tone } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** One icon per tone: colour never stands alone. */
export const toneIcons: Record<Tone, RemixiconComponentType> = {
  ok: RiCheckboxCircleLine,
  neutral: RiInformationLine,
  attention: RiAlertLine,
  broken: RiCloseCircleLine,
  'needs-you': RiNotification3Line,
  waiting: RiHourglassLine,
  working: RiLoader4Line,
  unknown: RiQuestionLine,
  stale: RiTimeLine,
  forbidden: RiEyeOffLine,
  off: RiCheckboxBlankCircleLine,
  locked: RiLock2Line,
  open: RiLockUnlockLine,
  place: RiServerLine,
};
