import { useBreakpoint } from '@backstage/ui';

/** 680 px; under `sm` a dialog fills the screen. */
export function useDialogWidth(): number | string {
  const { down } = useBreakpoint();
  return down('sm') ? '100%' : 680;
}
