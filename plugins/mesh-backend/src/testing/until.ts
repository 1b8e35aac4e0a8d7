/** Asks again until the answer satisfies; for tests against something that really runs. */
export async function until<T>(
  what: string,
  ask: () => Promise<T> | T,
  isEnough: (answer: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isEnough(answer)) return answer;
    if (Date.now() > end) {
      throw new Error(
        `waited in vain for ${what}; the last answer was ${JSON.stringify(
          answer,
        )}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
