/** Calls `run` at once, then at most once per `gapMs`; a call in the gap runs at its end. */
export function throttle(run: () => void, gapMs: number) {
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fire = () => {
    timer = undefined;
    last = Date.now();
    run();
  };
  const call = () => {
    if (timer) return;
    const wait = last + gapMs - Date.now();
    if (wait <= 0) fire();
    else timer = setTimeout(fire, wait);
  };
  const cancel = () => clearTimeout(timer);
  return { call, cancel };
}
