import { errorWords, forbiddenWords } from './special';

describe('what the portal itself has to say', () => {
  it('explains itself once, in the mode card', () => {
    const owner = { owner: 'group:default/team-payments' };
    expect(forbiddenWords('mode', owner)).toMatchObject({
      state: 'forbidden',
      tone: 'forbidden',
      headline: 'Hidden from you',
      sub: 'You need the permission mesh.status.read for this entity. Its owner, team-payments, has it.',
      action: { label: 'How to get access' },
    });
    expect(forbiddenWords('mtls', owner)).toMatchObject({
      headline: 'Hidden from you',
      sub: null,
      action: null,
    });
    const failed = { status: 503, retryInSeconds: 20 };
    expect(errorWords('mode', failed)).toMatchObject({
      state: 'error',
      tone: 'broken',
      headline: 'Mesh status did not load',
      sub: 'The portal answered with an error (503). This says nothing about your service. Next try in 20 s.',
      action: { label: 'Try again' },
    });
    expect(errorWords('placement', failed)).toMatchObject({
      headline: 'Did not load',
      sub: null,
    });
  });
});
